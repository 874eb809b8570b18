package io.slotwise.engine.demand.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PanelTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 5);

    private static Panel panel(LocalDate asOf) {
        return Panel.of(
                Map.of(
                        "b", MachineHistory.of(SalesHistory.of(List.of(Sale.of(DAY.plusDays(2), "b", "x")))),
                        "a",
                                MachineHistory.of(SalesHistory.of(List.of(
                                        Sale.of(DAY, "a", "y"), Sale.of(DAY, "a", "y"), Sale.of(DAY, "a", "x"))))),
                id -> id.equals("x") ? "snack" : "",
                asOf);
    }

    @Test
    void holds_daily_units_by_machine_and_product() {
        Panel panel = panel(DAY.plusDays(3));
        assertThat(panel.machines()).containsExactly("a", "b");
        assertThat(panel.series()).extracting(Panel.Series::productId).containsExactly("x", "y", "x");
        assertThat(panel.units(1)).containsExactly(2, 0, 0);
        assertThat(panel.machineUnits(0)).containsExactly(3, 0, 0);
        assertThat(panel.weekday(0)).isEqualTo(2);
    }

    @Test
    void knows_nothing_of_the_day_it_is_as_of() {
        Panel panel = panel(DAY.plusDays(2));
        assertThat(panel.series()).hasSize(2);
        assertThat(panel.endDay()).isEqualTo(DAY.plusDays(2));
    }

    @Test
    void a_fleet_without_sales_is_an_empty_table() {
        Panel panel = Panel.of(Map.of("a", MachineHistory.NONE), id -> "", DAY);
        assertThat(panel.days()).isZero();
        assertThat(panel.series()).isEmpty();
    }

    @Test
    void groups_add_up_to_the_fleet() {
        Panel panel = panel(DAY.plusDays(3));
        for (Level level : Level.values()) {
            int sum = 0;
            for (int[] units : Groups.of(panel, level).units(panel)) {
                sum += java.util.Arrays.stream(units).sum();
            }
            assertThat(sum).as(level.name()).isEqualTo(4);
        }
    }

    @Test
    void what_a_count_told_later_was_not_known_before_it() {
        Position slot = Position.parse("A1");
        MachineHistory history = new MachineHistory(
                SalesHistory.of(List.of(sale(0, slot), sale(1, slot), sale(9, slot))),
                List.of(new SlotChange(DAY, "a", 0, slot, "x", null, 5)),
                List.of(
                        new StockEvent(DAY, LocalTime.MIN, "a", 0, slot, StockEvent.Kind.FILL, 2),
                        new StockEvent(DAY.plusDays(7), LocalTime.MIN, "a", 0, slot, StockEvent.Kind.READ, 0)),
                List.of(),
                List.of());
        Panel whole = Panel.of(Map.of("a", history), id -> "", DAY.plusDays(10));
        assertThat(whole.offered(0, 4)).isZero();
        assertThat(whole.first(9).offered(0, 4)).isZero();
        assertThat(whole.first(6).offered(0, 4))
                .isEqualTo(Panel.of(Map.of("a", history), id -> "", DAY.plusDays(6))
                        .offered(0, 4));
    }

    private static Sale sale(int day, Position slot) {
        return new Sale(DAY.plusDays(day), LocalTime.NOON, "a", 0, slot, "x", 1, null, null, Sale.Payment.UNKNOWN);
    }
}
