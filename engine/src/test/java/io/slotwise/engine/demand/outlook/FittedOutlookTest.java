package io.slotwise.engine.demand.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.calendar.Effect;
import io.slotwise.engine.demand.fleet.FleetModel;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.demand.fleet.Simulated;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One machine of nine products, p8 selling .9 units a day, over 200 days. */
class FittedOutlookTest {
    private static final int DAYS = 200;
    private static final LocalDate AS_OF = Simulated.START.plusDays(DAYS);
    private static final Position SLOT = Position.parse("A1");

    private static FittedOutlook outlook(List<StockEvent> stock, List<CalendarFact> calendar) {
        List<Sale> sales = Objects.requireNonNull(Simulated.fleet(6, 1, 9, DAYS).get("m0"));
        MachineHistory history = new MachineHistory(
                SalesHistory.of(sales),
                List.of(new SlotChange(Simulated.START, "m0", 0, SLOT, "p0", null, 9)),
                stock,
                List.of(),
                calendar);
        FleetModel model = FleetModel.fit(Panel.of(Map.of("m0", history), id -> "", AS_OF));
        return FittedOutlook.of(model, "m0", Set.of("p8", "p0"), Catalogue.of(List.of()));
    }

    private static Course course(FittedOutlook outlook, String product, int step) {
        Outlook.Item item = outlook.items().stream()
                .filter(one -> one.productId().equals(product))
                .findFirst()
                .orElseThrow();
        return outlook.course(item, step);
    }

    @Test
    void a_course_runs_from_the_past_into_what_is_expected_without_a_gap() {
        Course course = course(outlook(List.of(), List.of()), "p8", 7);
        assertThat(course.past()).hasSize(12);
        assertThat(course.past().getLast().to()).isEqualTo(AS_OF.minusDays(1));
        assertThat(course.coming()).hasSize(4);
        assertThat(course.coming().getFirst().from()).isEqualTo(AS_OF);
        assertThat(course.coming().getLast().to()).isEqualTo(AS_OF.plusDays(27));
        for (Course.Coming step : course.coming()) {
            assertThat(step.expected().mean()).isCloseTo(6.3, within(2.0));
            assertThat(step.expected().quantiles().get(1))
                    .isLessThan(step.expected().mean());
            assertThat(step.expected().quantiles().get(5))
                    .isGreaterThan(step.expected().mean());
        }
        assertThat(course.stockKnown()).isFalse();
    }

    @Test
    void the_steps_ahead_add_up_to_the_forecast_of_all_of_them() {
        FittedOutlook outlook = outlook(List.of(), List.of());
        Course course = course(outlook, "p8", 14);
        double steps = course.coming().stream()
                .mapToDouble(step -> step.expected().mean())
                .sum();
        Outlook.Item item = outlook.items().stream()
                .filter(one -> one.productId().equals("p8"))
                .findFirst()
                .orElseThrow();
        assertThat(steps).isCloseTo(outlook.sales(item, 56).mean(), within(1e-9));
    }

    @Test
    void a_course_names_the_days_on_which_the_product_was_missing() {
        LocalDate gone = AS_OF.minusDays(20);
        List<StockEvent> stock = List.of(
                new StockEvent(Simulated.START, null, "m0", 0, SLOT, StockEvent.Kind.FILL, 9),
                new StockEvent(gone, null, "m0", 0, SLOT, StockEvent.Kind.STOCKOUT, 0),
                new StockEvent(gone.plusDays(4), null, "m0", 0, SLOT, StockEvent.Kind.RESTOCK, 9));
        Course course = course(outlook(stock, List.of()), "p0", 7);
        assertThat(course.stockKnown()).isTrue();
        assertThat(course.soldOut())
                .isSubsetOf(gone, gone.plusDays(1), gone.plusDays(2), gone.plusDays(3))
                .isNotEmpty();
    }

    @Test
    void names_each_factor_of_the_calendar_and_how_often_it_lies_ahead() {
        List<CalendarFact> calendar = new ArrayList<>();
        IntStream.of(30, 60, 90, 120, 150, DAYS + 2, DAYS + 40)
                .forEach(day ->
                        calendar.add(new CalendarFact(Simulated.START.plusDays(day), "", CalendarFact.HOLIDAY, 1)));
        Influences influences = outlook(List.of(), calendar).influences(7);
        Influences.Factor holiday = influences.calendar().getFirst();
        assertThat(holiday.effect().factor()).isEqualTo(CalendarFact.HOLIDAY);
        assertThat(holiday.effect().daysSeen()).isEqualTo(5);
        assertThat(holiday.daysAhead()).isEqualTo(1);
        assertThat(influences.season().verdict()).isEqualTo(Effect.Verdict.TOO_FEW_DAYS);
        assertThat(influences.trend().direction()).isEqualTo(Trend.Direction.STEADY);
        assertThat(influences.trend().days()).isEqualTo(84);
    }
}
