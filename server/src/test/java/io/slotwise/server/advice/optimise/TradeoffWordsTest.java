package io.slotwise.server.advice.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.optimise.Tradeoff;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Forty filled slots; prices in euros. */
class TradeoffWordsTest {
    private static final Planogram TODAY = new Planogram(
            Cabinet.of(0, "", 4, 10, Temperature.AMBIENT),
            IntStream.range(0, 40)
                    .mapToObj(n -> Slot.empty(new Position(n / 10, n % 10), 8).with(new Facing("p" + n, null, 8, null)))
                    .toList());

    private static Tradeoff.Point point(double uplift, int changes, Double... values) {
        return new Tradeoff.Point(
                TODAY, List.of(values), new WeeklyValue(uplift, uplift - 3, uplift + 3, 0.9), changes);
    }

    private static String words(List<Objective> objectives, int recommended, Tradeoff.Point... points) {
        List<Double> today = objectives.stream().map(one -> 0.0).toList();
        return TradeoffWords.of(new Tradeoff(objectives, today, List.of(points)), TODAY, "EUR", recommended);
    }

    @Test
    void tells_what_more_products_cost_a_week_and_what_each_costs() {
        String said = words(
                List.of(Objective.MARGIN, Objective.VARIETY),
                2,
                point(12, 4, 100.0, 30.0),
                point(10, 6, 98.0, 33.0),
                point(8, 9, 96.0, 35.0));
        assertThat(said)
                .contains("3 plans trade margin for variety; none is best at everything.")
                .contains("Going from 30 products on offer to 35 products on offer costs 4.00 EUR a week,"
                        + " 0.80 for each product more.")
                .contains("Plan 2 gives each objective most of its way")
                .contains("+10.00 EUR a week (80 %: +7.00 to +13.00), with 6 slots changed.");
    }

    @Test
    void tells_the_price_of_a_point_of_the_healthy_share() {
        String said = words(
                List.of(Objective.MARGIN, Objective.HEALTH), 1, point(12, 4, 100.0, 4.0), point(7, 9, 95.0, 14.0));
        assertThat(said)
                .contains("Going from 4 healthy facings (10 % of all) to 14 healthy facings (35 % of all)")
                .contains("0.50 for each facing more, 0.20 for a point of the healthy share");
    }

    @Test
    void an_objective_that_costs_nothing_is_said_to() {
        String said = words(
                List.of(Objective.MARGIN, Objective.VARIETY, Objective.TURNOVER),
                1,
                point(12, 4, 100.0, 30.0, 50.0),
                point(9, 4, 97.0, 35.0, 40.0));
        assertThat(said).contains("More turnover costs nothing: up to 50.0 units a week is had with the most money.");
    }

    @Test
    void money_that_may_be_lost_is_called_uncertain() {
        String said = words(
                List.of(Objective.MARGIN, Objective.VARIETY), 2, point(2, 1, 50.0, 10.0), point(1, 1, 49.0, 12.0));
        assertThat(said).contains("so its money is uncertain, with 1 slot changed");
    }

    @Test
    void one_plan_alone_gives_nothing_up() {
        assertThat(words(List.of(Objective.MARGIN, Objective.VARIETY), 1, point(12, 4, 100.0, 30.0)))
                .startsWith("One plan has the most of margin and of variety, so nothing need be given up. Plan 1");
    }

    @Test
    void no_plan_leaves_nothing_to_weigh() {
        Tradeoff none = new Tradeoff(List.of(Objective.MARGIN, Objective.VARIETY), List.of(1.0, 2.0), List.of());
        assertThat(TradeoffWords.of(none, TODAY, "EUR", null)).startsWith("No plan keeps the rules");
    }
}
