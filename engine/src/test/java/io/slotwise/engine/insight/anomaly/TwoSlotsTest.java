package io.slotwise.engine.insight.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.insight.FleetPast;
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
import io.slotwise.engine.sales.StockEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** A product in two slots, of which shoppers take the first as long as it has stock; telemetry stamps when it has none. */
class TwoSlotsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int WEEKS = 20;
    private static final int CAPACITY = 8;
    private static final int DAILY = 6;
    private static final String ID = "m";
    private static final Position ONE = Position.parse("A1");
    private static final Position OTHER = Position.parse("A2");
    private static final Position REST = Position.parse("A3");

    private final List<Sale> sales = new ArrayList<>();
    private final List<StockEvent> events = new ArrayList<>();

    @Test
    void a_slot_that_only_sells_what_the_other_has_not_is_not_silent_while_the_other_lasts() {
        FleetPast fleet = fleet(week -> week < WEEKS - 4 ? 16 : 7, week -> true);

        assertThat(kinds(fleet)).doesNotContain(Anomaly.Kind.SILENT_SLOT);
    }

    @Test
    void it_is_silent_where_it_does_not_sell_though_the_other_is_empty() {
        FleetPast fleet = fleet(week -> 16, week -> week < WEEKS - 4);

        List<Anomaly> found = Anomalies.find(fleet, AnomalySettings.STANDARD).found();

        assertThat(found).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Anomaly.Kind.SILENT_SLOT);
            assertThat(one.slot()).isEqualTo(OTHER);
        });
    }

    @Test
    void a_product_that_had_no_stock_all_week_is_not_off_its_forecast() {
        FleetPast fleet = fleet(week -> week == WEEKS - 1 ? 0 : 14, week -> true);
        LocalDate gone = FIRST.plusWeeks(WEEKS - 1L);
        List<StockEvent> known = new ArrayList<>(events);
        known.removeIf(event -> !event.date().isBefore(gone));
        for (Position slot : List.of(ONE, OTHER)) {
            known.add(event(gone.minusDays(1), LocalTime.of(22, 0), slot, StockEvent.Kind.STOCKOUT, 0));
        }

        assertThat(kinds(fleet)).contains(Anomaly.Kind.OFF_FORECAST);
        assertThat(kinds(past(known))).doesNotContain(Anomaly.Kind.OFF_FORECAST);
    }

    private static List<Anomaly.Kind> kinds(FleetPast fleet) {
        return Anomalies.find(fleet, AnomalySettings.STANDARD).found().stream()
                .map(Anomaly::kind)
                .toList();
    }

    /** Filled on Mondays; the rest of the machine sells evenly. */
    private FleetPast fleet(IntUnaryOperator wantedAWeek, IntPredicate works) {
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = FIRST.plusWeeks(week);
            events.add(event(monday, LocalTime.MIN, ONE, StockEvent.Kind.FILL, CAPACITY));
            events.add(event(monday, LocalTime.MIN, OTHER, StockEvent.Kind.FILL, CAPACITY));
            int wanted = wantedAWeek.applyAsInt(week);
            for (int unit = 0; unit < wanted; unit++) {
                LocalDate day = monday.plusDays(7L * unit / wanted);
                LocalTime time = LocalTime.of(8 + unit % 12, 0);
                if (unit < CAPACITY) {
                    sales.add(sale(day, time, ONE, "p"));
                    if (unit == CAPACITY - 1) {
                        events.add(event(day, time.plusMinutes(1), ONE, StockEvent.Kind.STOCKOUT, 0));
                    }
                } else if (works.test(week)) {
                    sales.add(sale(day, time, OTHER, "p"));
                    if (unit == 2 * CAPACITY - 1) {
                        events.add(event(day, time.plusMinutes(1), OTHER, StockEvent.Kind.STOCKOUT, 0));
                    }
                }
            }
            for (int unit = 0; unit < 7 * DAILY; unit++) {
                sales.add(sale(monday.plusDays(unit / DAILY), LocalTime.of(8 + unit % 12, 30), REST, "q"));
            }
        }
        return past(events);
    }

    private FleetPast past(List<StockEvent> known) {
        Slot slot = Slot.empty(ONE, CAPACITY).with(new Facing("p", null, CAPACITY, null));
        List<Slot> slots = List.of(
                slot,
                Slot.empty(OTHER, CAPACITY).with(new Facing("p", null, CAPACITY, null)),
                Slot.empty(REST, 60).with(new Facing("q", null, 60, null)));
        Planogram planogram = new Planogram(Cabinet.of(0, "", 1, 3, Temperature.AMBIENT), slots);
        Machine machine =
                new Machine(ID, ID, Venue.UNKNOWN, ZoneOffset.UTC, Machine.Service.WEEKLY, List.of(planogram));
        MachineHistory history = new MachineHistory(SalesHistory.of(sales), List.of(), known, List.of(), List.of());
        Catalogue catalogue = Catalogue.of(
                List.of(Product.of("p", "P", "Drinks", Money.of("2")), Product.of("q", "Q", "Snacks", Money.of("2"))));
        return new FleetPast(List.of(machine), Map.of(ID, history), catalogue, FIRST.plusWeeks(WEEKS));
    }

    private static Sale sale(LocalDate day, LocalTime time, Position slot, String product) {
        return new Sale(day, time, ID, 0, slot, product, 1, Money.of("2"), null, Sale.Payment.UNKNOWN);
    }

    private static StockEvent event(LocalDate day, LocalTime time, Position slot, StockEvent.Kind kind, int units) {
        return new StockEvent(day, time, ID, 0, slot, kind, units);
    }
}
