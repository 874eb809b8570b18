package io.slotwise.engine.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.optimise.plan.Move;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Approach.Pars;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.value.Example;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.ValueSettings;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class LevelsTest {
    private static final Effort EFFORT = new Effort(40_000);

    private static Problem problem(UnaryOperator<Product> change, UnaryOperator<Facing> filled) {
        Example example = Example.of(4, change);
        Planogram today = example.planogram();
        List<Slot> slots = today.slots().stream()
                .map(slot -> slot.facing() == null ? slot : slot.with(filled.apply(slot.facing())))
                .toList();
        Evidence evidence = Evidence.of(
                example.machine().with(new Planogram(today.cabinet(), slots)), 0, example.catalogue(), example.rates());
        RuleContext context = new RuleContext(
                example.catalogue(),
                example.machine().venue(),
                example.machine().service());
        return Problem.of(ValueModel.of(evidence, ValueSettings.STANDARD), RuleBook.of(List.of()), context)
                .with(new Approach(Problem.Unproven.FLAG, Pars.DECIDE, 0, Approach.Detail.WHOLE));
    }

    private static Problem nearlyEmpty() {
        return problem(UnaryOperator.identity(), facing -> facing.withParLevel(1));
    }

    private static Plan plan(Problem problem) {
        return (Plan) Optimiser.solve(problem, 1, EFFORT);
    }

    private static List<Move> refills(Plan plan) {
        return plan.moves().stream()
                .filter(move -> move.type() == Move.Type.SET_PAR)
                .toList();
    }

    @Test
    void a_slot_that_sells_out_is_filled_further_and_the_move_has_its_money() {
        Plan plan = plan(nearlyEmpty().with(Limits.changes(30)));
        assertThat(refills(plan)).isNotEmpty().allSatisfy(move -> {
            assertThat(move.value().mean()).isPositive();
            assertThat(Objects.requireNonNull(
                                    plan.planogram().slot(move.position()).facing())
                            .parLevel())
                    .isGreaterThan(1);
        });
    }

    @Test
    void the_moves_values_sum_to_the_uplift_with_fill_levels_among_them() {
        Plan plan = plan(nearlyEmpty().with(Limits.changes(30)));
        assertThat(plan.moves().stream()
                        .mapToDouble(move -> move.value().mean())
                        .sum())
                .isCloseTo(plan.impact().uplift().mean(), within(1e-6));
    }

    @ParameterizedTest(name = "at most {0} changes")
    @ValueSource(ints = {1, 7, 25})
    void fill_levels_count_as_changes(int most) {
        Problem problem = nearlyEmpty().with(Limits.changes(most));
        Plan plan = plan(problem);
        assertThat(PlanChecker.faults(problem, plan.planogram(), List.of())).isEmpty();
        assertThat(plan.optimality().bound())
                .isGreaterThanOrEqualTo(plan.optimality().value());
        assertThat(plan.frontier()).extracting(Plan.FrontierPoint::value).isSorted();
    }

    @Test
    void goods_that_expire_are_filled_less_far_than_there_is_room() {
        Plan plan = plan(problem(product -> product.withShelfLifeDays(8), UnaryOperator.identity()));
        List<Slot> placed = plan.moves().stream()
                .filter(move -> move.productId() != null)
                .map(move -> plan.planogram().slot(move.position()))
                .toList();
        assertThat(placed)
                .isNotEmpty()
                .anySatisfy(
                        slot -> assertThat(Objects.requireNonNull(slot.facing()).parLevel())
                                .isLessThan(slot.capacity()));
    }

    @Test
    void deciding_them_is_worth_more_than_filling_to_the_top() {
        Problem problem = problem(product -> product.withShelfLifeDays(8), UnaryOperator.identity());
        Plan kept = plan(problem.with(problem.approach().with(Pars.KEEP)));
        assertThat(plan(problem).optimality().value())
                .isGreaterThan(kept.optimality().value());
    }

    @Test
    void no_change_allowed_leaves_what_stands() {
        Problem problem = nearlyEmpty().with(Limits.changes(0));
        assertThat(plan(problem).planogram()).isEqualTo(problem.today());
    }

    @Test
    void levels_stay_where_they_are_to_be_kept() {
        Problem problem = nearlyEmpty();
        assertThat(refills(plan(problem.with(problem.approach().with(Pars.KEEP)))))
                .isEmpty();
    }
}
