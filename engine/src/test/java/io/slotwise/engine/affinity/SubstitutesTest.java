package io.slotwise.engine.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SubstitutesTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 200;

    @Test
    void finds_the_product_that_sells_more_while_another_is_sold_out() {
        List<Substitute> found = Substitutes.find(List.of(machine(1.0, 1)), 0.05);

        assertThat(found).hasSize(1);
        Substitute substitute = found.getFirst();
        assertThat(substitute.product()).isEqualTo("tea");
        assertThat(substitute.soldOut()).isEqualTo("cola");
        assertThat(substitute.lift()).isBetween(1.2, 2.2);
        assertThat(substitute.liftLow()).isLessThan(substitute.lift()).isGreaterThan(1);
    }

    @Test
    void finds_none_where_nobody_switches() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(Substitutes.find(List.of(machine(0, seed)), 0.05)).isEmpty();
        }
    }

    @Test
    void knows_nothing_without_stock_events() {
        MachineHistory seen = machine(1.0, 1);

        assertThat(Substitutes.find(List.of(MachineHistory.of(seen.sales())), 0.05))
                .isEmpty();
    }

    /** Cola sells out for five days in every ten; a share of its shoppers then takes tea. */
    private static MachineHistory machine(double switching, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sale> sales = new ArrayList<>();
        List<StockEvent> events = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = START.plusDays(day);
            boolean out = day % 10 >= 5;
            if (day % 10 == 4) {
                events.add(event(date, StockEvent.Kind.STOCKOUT));
            } else if (day % 10 == 0) {
                events.add(event(date, StockEvent.Kind.FILL));
            }
            sell(sales, date, "cola", out ? 0 : 3, random);
            sell(sales, date, "tea", 3 + (out ? 3 * switching : 0), random);
            sell(sales, date, "chips", 4, random);
            sell(sales, date, "nuts", 2, random);
        }
        return new MachineHistory(SalesHistory.of(sales), planogram(), events, List.of(), List.of());
    }

    private static void sell(List<Sale> sales, LocalDate date, String product, double mean, SplittableRandom random) {
        double at = random.nextDouble();
        double chance = Math.exp(-mean);
        for (int units = 1; at > chance && units < 50; units++) {
            at -= chance;
            chance *= mean / units;
            sales.add(Sale.of(date, "m", product));
        }
    }

    private static StockEvent event(LocalDate date, StockEvent.Kind kind) {
        return new StockEvent(date, null, "m", 0, Position.parse("A1"), kind, null);
    }

    private static List<SlotChange> planogram() {
        List<SlotChange> changes = new ArrayList<>();
        int column = 0;
        for (String product : List.of("cola", "tea", "chips", "nuts")) {
            changes.add(new SlotChange(START, "m", 0, new Position(0, column++), product, null, null));
        }
        return changes;
    }
}
