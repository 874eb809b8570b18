package io.slotwise.testbed.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.engine.sales.Visit;
import io.slotwise.testbed.world.Knobs.Operations.Knowledge;
import io.slotwise.testbed.world.TrueMachine;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Stock is conserved, and what is known of it is what happened. The planogram never changes here. */
class StockTest {
    private static final int WEEKS = 20;
    private static final Position ANY = new Position(0, 0);

    private record Cycle(Position slot, LocalDateTime filled) {}

    @Test
    void nothing_is_sold_that_is_not_there() {
        TrueMachine machine = Fleets.still("heavy-sellers", WEEKS, Knowledge.TELEMETRY);

        Map<Cycle, Integer> sold = soldByCycle(machine);

        assertThat(sold)
                .isNotEmpty()
                .allSatisfy((cycle, units) -> assertThat(units).isLessThanOrEqualTo(par(machine, cycle.slot())));
    }

    @Test
    void what_is_left_is_what_was_filled_minus_what_was_sold() {
        TrueMachine machine = Fleets.still("heavy-sellers", WEEKS, Knowledge.TELEMETRY);
        Map<Cycle, Integer> sold = soldByCycle(machine);
        LocalDateTime last = visits(machine).last();

        for (Slot slot : machine.planograms().getFirst().slots()) {
            Facing facing = slot.facing();
            if (facing != null) {
                int since = sold.getOrDefault(new Cycle(slot.position(), last), 0);
                assertThat(facing.quantity()).isEqualTo(facing.parLevel() - since);
            }
        }
    }

    @Test
    void telemetry_reports_a_sell_out_exactly_when_the_last_unit_goes() {
        TrueMachine machine = Fleets.still("heavy-sellers", WEEKS, Knowledge.TELEMETRY);

        long emptied = soldByCycle(machine).entrySet().stream()
                .filter(entry -> entry.getValue() == par(machine, entry.getKey().slot()))
                .count();

        assertThat(events(machine, StockEvent.Kind.STOCKOUT)).isEqualTo(emptied).isGreaterThan(50);
    }

    @Test
    void with_visits_only_the_driver_counts_what_is_left() {
        TrueMachine machine = Fleets.still("heavy-sellers", WEEKS, Knowledge.VISITS);
        Map<Cycle, Integer> sold = soldByCycle(machine);
        NavigableSet<LocalDateTime> visits = visits(machine);

        assertThat(events(machine, StockEvent.Kind.STOCKOUT)).isZero();
        assertThat(machine.past().stockEvents()).isNotEmpty().allSatisfy(event -> {
            LocalDateTime read = event.date().atTime(Objects.requireNonNull(event.time()));
            LocalDateTime filled = Objects.requireNonNullElse(visits.lower(read), LocalDateTime.MIN);
            int left = par(machine, event.slot()) - sold.getOrDefault(new Cycle(event.slot(), filled), 0);
            assertThat(event.quantity()).isEqualTo(left);
        });
    }

    @Test
    void with_nothing_known_neither_visits_nor_stock_are_recorded() {
        TrueMachine machine = Fleets.still("heavy-sellers", 4, Knowledge.NONE);

        assertThat(machine.past().visits()).isEmpty();
        assertThat(machine.past().stockEvents()).isEmpty();
        assertThat(machine.past().sales()).isNotEmpty();
    }

    @Test
    void what_is_recorded_never_changes_what_happens() {
        assertThat(Fleets.still("attention", 6, Knowledge.NONE).past().sales())
                .isEqualTo(
                        Fleets.still("attention", 6, Knowledge.TELEMETRY).past().sales());
    }

    @Test
    void the_planogram_history_leads_to_the_planogram() {
        TrueMachine machine = Fleets.machine("attention", 0, 30);
        Map<Position, String> last = new HashMap<>();
        machine.past().slotChanges().forEach(change -> last.put(change.slot(), String.valueOf(change.productId())));

        assertThat(last).hasSizeGreaterThan(60);
        machine.planograms()
                .getFirst()
                .slots()
                .forEach(slot -> assertThat(last.get(slot.position())).isEqualTo(String.valueOf(slot.productId())));
    }

    private static Map<Cycle, Integer> soldByCycle(TrueMachine machine) {
        NavigableSet<LocalDateTime> visits = visits(machine);
        return machine.past().sales().stream()
                .collect(Collectors.toMap(
                        sale -> new Cycle(
                                Objects.requireNonNullElse(sale.slot(), ANY),
                                Objects.requireNonNullElse(visits.lower(moment(sale)), LocalDateTime.MIN)),
                        Sale::quantity,
                        Integer::sum));
    }

    private static NavigableSet<LocalDateTime> visits(TrueMachine machine) {
        return machine.past().visits().stream().map(StockTest::moment).collect(Collectors.toCollection(TreeSet::new));
    }

    private static LocalDateTime moment(Sale sale) {
        return moment(sale.date(), Objects.requireNonNull(sale.time()));
    }

    private static LocalDateTime moment(Visit visit) {
        return moment(visit.date(), Objects.requireNonNull(visit.time()));
    }

    private static LocalDateTime moment(LocalDate day, LocalTime time) {
        return day.atTime(time);
    }

    private static int par(TrueMachine machine, Position position) {
        Planogram planogram = machine.planograms().getFirst();
        return Objects.requireNonNull(planogram.slot(position).facing()).parLevel();
    }

    private static long events(TrueMachine machine, StockEvent.Kind kind) {
        return machine.past().stockEvents().stream()
                .filter(event -> event.kind() == kind)
                .count();
    }
}
