package io.slotwise.engine.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShrunkRatesTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final Catalogue CATALOGUE = Catalogue.of(List.of(
            Product.of("cola", "Cola", "drinks", Money.of("2")),
            Product.of("water", "Water", "drinks", Money.of("1")),
            Product.of("chips", "Chips", "snacks", Money.of("1.50")),
            Product.of("new", "New", "snacks", Money.of("1.50"))));

    @Test
    void a_long_record_speaks_for_itself() {
        Rates rates = rates(sold(60, 3), Figures.NONE);

        assertThat(rates.rate("cola").mean()).isCloseTo(3, within(0.2));
        assertThat(rates.rate("cola").priorShare()).isLessThan(0.05);
        assertThat(rates.rate("chips").mean()).isLessThan(0.2);
    }

    @Test
    void a_product_never_seen_rests_on_priors_alone() {
        Rates rates = rates(sold(60, 3), Figures.NONE);

        assertThat(rates.rate("new").priorShare()).isEqualTo(1);
        assertThat(rates.rate("unheard of").mean()).isPositive();
    }

    @Test
    void a_short_record_is_drawn_to_the_others() {
        double longer = rates(sold(60, 3), Figures.NONE).rate("cola").mean();
        double shorter = rates(sold(2, 3), Figures.NONE).rate("cola").mean();

        assertThat(shorter).isLessThan(longer);
    }

    @Test
    void figures_stand_in_for_a_history() {
        Figures figures = new Figures(Map.of("cola", 1.5), Map.of("water", 0.5), Map.of(new Position(0, 2), 0.3));
        Rates rates = rates(MachineHistory.NONE, figures);

        assertThat(rates.rate("cola").mean()).isCloseTo(1.5, within(0.2));
        assertThat(rates.rate("water").mean()).isCloseTo(0.5, within(0.1));
        assertThat(rates.rate("chips").mean()).isCloseTo(0.2, within(0.1));
    }

    @Test
    void sales_on_record_win_over_figures() {
        Figures figures = new Figures(Map.of("cola", 9.0), Map.of(), Map.of());

        assertThat(rates(sold(60, 3), figures).rate("cola").mean()).isCloseTo(3, within(0.2));
    }

    @Test
    void knowing_nothing_gives_a_usual_slot() {
        assertThat(rates(MachineHistory.NONE, Figures.NONE).rate("cola").mean())
                .isCloseTo(ShrunkRates.USUAL_UNITS_PER_DAY, within(1e-9));
    }

    @Test
    void refuses_a_velocity_below_zero() {
        assertThatThrownBy(() -> new Figures(Map.of("cola", -1.0), Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(cola)");
    }

    private static MachineHistory sold(int days, int colasPerDay) {
        List<Sale> sales = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < colasPerDay; i++) {
                sales.add(Sale.of(START.plusDays(day), "m", "cola"));
            }
        }
        return MachineHistory.of(SalesHistory.of(sales));
    }

    private static Rates rates(MachineHistory history, Figures figures) {
        Cabinet cabinet = Cabinet.of(0, "combi", 1, 3, Temperature.CHILLED);
        List<Slot> slots = List.of(slot(0, "cola"), slot(1, "water"), slot(2, "chips"));
        Machine machine = new Machine(
                "m",
                "m",
                Venue.UNKNOWN,
                ZoneOffset.UTC,
                Machine.Service.WEEKLY,
                List.of(new Planogram(cabinet, slots)));
        return ShrunkRates.of(machine, 0, CATALOGUE, history, figures);
    }

    private static Slot slot(int column, String productId) {
        return Slot.empty(new Position(0, column), 10).with(new Facing(productId, null, 10, null));
    }
}
