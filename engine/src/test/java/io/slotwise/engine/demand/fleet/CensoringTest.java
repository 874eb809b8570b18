package io.slotwise.engine.demand.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.engine.sales.Visit;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Heavy sellers that run out every week, on a machine whose driver only counts what is left at each visit. */
class CensoringTest {
    private static final int PRODUCTS = 10;
    private static final int DAYS = 364;
    private static final int CAPACITY = 8;
    private static final int HEAVY = 3;
    private static final double HEAVY_RATE = 1.8;
    private static final double USUAL_RATE = 0.4;
    private static final int OPEN_MINUTES = 14 * 60;

    private static MachineHistory machine(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sale> sales = new ArrayList<>();
        List<StockEvent> counts = new ArrayList<>();
        List<Visit> visits = new ArrayList<>();
        List<SlotChange> slots = new ArrayList<>();
        int[] stock = new int[PRODUCTS];
        for (int p = 0; p < PRODUCTS; p++) {
            slots.add(new SlotChange(Simulated.START, "m", 0, slot(p), "p" + p, null, CAPACITY));
        }
        for (int t = 0; t < DAYS; t++) {
            if (t % 7 == 0) {
                visits.add(new Visit(Simulated.START.plusDays(t), LocalTime.of(7, 0), "m", "routine", null));
            }
            for (int p = 0; p < PRODUCTS; p++) {
                if (t % 7 == 0) {
                    counts.add(new StockEvent(
                            Simulated.START.plusDays(t),
                            LocalTime.of(7, 0),
                            "m",
                            0,
                            slot(p),
                            StockEvent.Kind.READ,
                            stock[p]));
                    stock[p] = CAPACITY;
                }
                int wanted = Simulated.poisson(random, p < HEAVY ? HEAVY_RATE : USUAL_RATE);
                int[] minutes = random.ints(wanted, 0, OPEN_MINUTES).sorted().toArray();
                for (int n = 0; n < wanted && stock[p] > 0; n++) {
                    stock[p]--;
                    sales.add(sale(t, p, minutes[n]));
                }
            }
        }
        return new MachineHistory(SalesHistory.of(sales), slots, counts, visits, List.of());
    }

    private static Position slot(int product) {
        return new Position(product / 5, product % 5);
    }

    private static Sale sale(int day, int product, int minute) {
        return new Sale(
                Simulated.START.plusDays(day),
                LocalTime.of(8, 0).plusMinutes(minute),
                "m",
                0,
                slot(product),
                "p" + product,
                1,
                null,
                null,
                Sale.Payment.UNKNOWN);
    }

    @Test
    void counts_at_visits_alone_bring_the_rates_of_heavy_sellers_within_five_percent() {
        double believed = 0;
        double naive = 0;
        int machines = 8;
        for (int seed = 0; seed < machines; seed++) {
            Panel panel = Panel.of(Map.of("m", machine(seed)), unused -> "", Simulated.START.plusDays(DAYS));
            FleetModel model = FleetModel.fit(panel);
            for (int s = 0; s < HEAVY; s++) {
                believed += Objects.requireNonNull(model.belief(s)).unitsPerDay() / machines / HEAVY;
                naive += java.util.Arrays.stream(panel.units(s)).average().orElse(0) / machines / HEAVY;
            }
        }
        assertThat(naive).isLessThan(0.75 * HEAVY_RATE);
        assertThat(believed).isCloseTo(HEAVY_RATE, within(0.05 * HEAVY_RATE));
    }
}
