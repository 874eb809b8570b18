package io.slotwise.engine.optimise;

import static io.slotwise.engine.optimise.problem.Objective.BALANCED;
import static io.slotwise.engine.optimise.problem.Objective.HEALTH;
import static io.slotwise.engine.optimise.problem.Objective.MARGIN;
import static io.slotwise.engine.optimise.problem.Objective.REVENUE;
import static io.slotwise.engine.optimise.problem.Objective.TURNOVER;
import static io.slotwise.engine.optimise.problem.Objective.VARIETY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Product;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.rules.Which;
import io.slotwise.engine.value.Example;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TradeoffTest {
    private static final Effort EFFORT = new Effort(20_000);
    private static final int LEVELS = 4;

    /** Every third product counts as healthy. */
    private static Problem problem(Rule... rules) {
        Example example = Example.of(3, TradeoffTest::tagged);
        RuleContext context = new RuleContext(
                example.catalogue(),
                example.machine().venue(),
                example.machine().service());
        return Problem.of(example.model(), RuleBook.of(List.of(rules)), context)
                .with(Problem.Unproven.FLAG)
                .with(Limits.changes(8));
    }

    private static Product tagged(Product product) {
        int number = Integer.parseInt(product.id().substring(1));
        return number % 3 == 0 ? product.withTags(Set.of(Objective.HEALTHY)) : product;
    }

    private static Tradeoff between(Objective... objectives) {
        return Tradeoff.of(problem(), List.of(objectives), LEVELS, 1, EFFORT, () -> false);
    }

    private static boolean beats(Tradeoff.Point one, Tradeoff.Point other) {
        boolean better = false;
        for (int i = 0; i < one.values().size(); i++) {
            if (one.values().get(i) < other.values().get(i)) {
                return false;
            }
            better |= one.values().get(i) > other.values().get(i);
        }
        return better;
    }

    @ParameterizedTest(name = "margin and {0}")
    @EnumSource(names = {"REVENUE", "TURNOVER", "VARIETY", "HEALTH", "BALANCED"})
    void no_plan_beats_another(Objective other) {
        List<Tradeoff.Point> points = between(MARGIN, other).points();
        assertThat(points).isNotEmpty();
        for (Tradeoff.Point one : points) {
            assertThat(points).noneMatch(rival -> beats(rival, one));
        }
    }

    @ParameterizedTest(name = "margin and {0}")
    @EnumSource(names = {"REVENUE", "TURNOVER"})
    void the_ends_are_what_each_objective_alone_would_be(Objective other) {
        List<Tradeoff.Point> points = between(MARGIN, other).points();
        double margin =
                Optimiser.search(problem().with(MARGIN), 1, EFFORT).optimality().value();
        double alone =
                Optimiser.search(problem().with(other), 1, EFFORT).optimality().value();
        assertThat(points.getFirst().values().getFirst()).isGreaterThanOrEqualTo(margin - 1e-9);
        assertThat(points.getLast().values().getLast()).isGreaterThanOrEqualTo(alone - 1e-9);
    }

    @Test
    void more_variety_costs_money() {
        List<Tradeoff.Point> points = between(MARGIN, VARIETY).points();
        assertThat(points).hasSizeGreaterThan(2);
        assertThat(points.getLast().values().getLast())
                .isGreaterThan(points.getFirst().values().getLast());
        assertThat(points.getLast().values().getFirst())
                .isLessThan(points.getFirst().values().getFirst());
    }

    @Test
    void the_figures_are_those_of_the_plans() {
        Problem problem = problem();
        for (Tradeoff.Point point : between(MARGIN, REVENUE, HEALTH).points()) {
            var week = problem.model().worlds().expected(point.planogram());
            long healthy = point.planogram().slots().stream()
                    .filter(slot -> slot.productId() != null
                            && Integer.parseInt(slot.productId().substring(1)) % 3 == 0)
                    .count();
            assertThat(point.values().get(0)).isCloseTo(week.total(), within(1e-9));
            assertThat(point.values().get(1)).isCloseTo(week.revenue(), within(1e-9));
            assertThat(point.values().get(2)).isEqualTo((double) healthy);
        }
    }

    @Test
    void every_plan_keeps_every_rule() {
        Rule rule = new Rule.Facings(new Which.All(), 0, 3);
        Problem problem = problem(rule);
        List<Tradeoff.Point> points = Tradeoff.of(problem, List.of(MARGIN, HEALTH), LEVELS, 1, EFFORT, () -> false)
                .points();
        assertThat(points).isNotEmpty().allSatisfy(point -> {
            assertThat(Violation.pass(
                            problem.fullBook().checkChange(problem.today(), point.planogram(), problem.context())))
                    .isTrue();
            assertThat(point.changes()).isLessThanOrEqualTo(8);
        });
    }

    @Test
    void the_same_seed_and_effort_give_the_same_plans() {
        assertThat(between(BALANCED, TURNOVER)).isEqualTo(between(BALANCED, TURNOVER));
    }

    @Test
    void nothing_is_between_objectives_where_nothing_may_change() {
        Tradeoff tradeoff = Tradeoff.of(
                problem().with(Limits.changes(0)), List.of(MARGIN, VARIETY), LEVELS, 1, EFFORT, () -> false);
        assertThat(tradeoff.points()).singleElement().satisfies(point -> {
            assertThat(point.planogram()).isEqualTo(problem().today());
            assertThat(point.values()).isEqualTo(tradeoff.current());
        });
    }

    @Test
    void there_is_no_plan_where_rules_cannot_hold_together() {
        Problem problem = problem(new Rule.MustStock("p39"), new Rule.MustNot(new Which.Id("p39"), Set.of()));
        assertThat(Tradeoff.of(problem, List.of(MARGIN, REVENUE), LEVELS, 1, EFFORT, () -> false)
                        .points())
                .isEmpty();
    }

    @Test
    void an_objective_is_named_once() {
        assertThatThrownBy(() -> between(MARGIN, MARGIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MARGIN");
    }
}
