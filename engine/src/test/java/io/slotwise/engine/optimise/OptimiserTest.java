package io.slotwise.engine.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.optimise.plan.Infeasible;
import io.slotwise.engine.optimise.plan.Move;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.plan.Progress;
import io.slotwise.engine.optimise.plan.Result;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.engine.optimise.problem.Neighbours;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.optimise.problem.Proposal;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleContext;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.rules.Which;
import io.slotwise.engine.value.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimiserTest {
    private static final Effort EFFORT = new Effort(60_000);

    static Problem problem(long seed, Rule... rules) {
        Example example = Example.of(seed);
        RuleContext context = new RuleContext(
                example.catalogue(),
                example.machine().venue(),
                example.machine().service());
        return Problem.of(example.model(), RuleBook.of(List.of(rules)), context)
                .with(Problem.Unproven.FLAG)
                .with(Limits.changes(10));
    }

    private static Plan plan(Problem problem) {
        return (Plan) Optimiser.solve(problem, 1, EFFORT);
    }

    @ParameterizedTest(name = "machine {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void a_plan_is_worth_more_than_today_and_keeps_every_rule(long seed) {
        Problem problem = problem(seed, new Rule.Facings(new Which.All(), 0, 4));
        Plan plan = plan(problem);
        List<Violation> violations =
                problem.fullBook().checkChange(problem.today(), plan.planogram(), problem.context());
        assertThat(Violation.pass(violations)).isTrue();
        assertThat(plan.optimality().value())
                .isGreaterThan(problem.model().weekly(problem.today()).total());
        assertThat(plan.optimality().bound())
                .isGreaterThanOrEqualTo(plan.optimality().value());
    }

    @Test
    void a_move_says_what_it_mends() {
        Problem free = problem(5);
        Position first = free.today().slots().stream()
                .filter(slot -> slot.productId() != null)
                .findFirst()
                .orElseThrow()
                .position();
        String banned = Objects.requireNonNull(free.today().slot(first).productId());

        Plan plan = plan(problem(5, new Rule.MustNot(new Which.Id(banned), Set.of())));

        assertThat(plan.moves().stream().filter(move -> !move.mends().isEmpty()))
                .isNotEmpty()
                .allSatisfy(
                        move -> assertThat(move.mends().getFirst().position()).isIn(move.position(), move.from()));
        assertThat(plan(free).moves())
                .allSatisfy(move -> assertThat(move.mends()).isEmpty());
    }

    @Test
    void the_moves_lead_from_today_to_the_plan() {
        Problem problem = problem(5);
        Plan plan = plan(problem);
        List<Change> changes = plan.moves().stream().map(Move::change).toList();
        Planogram result = Changes.apply(problem.today(), changes);
        assertThat(result.slots().stream()
                        .map(slot -> slot.productId() + "/" + slot.facing())
                        .map(text -> text.replaceAll("quantity=\\w+", "")))
                .containsExactlyElementsOf(plan.planogram().slots().stream()
                        .map(slot -> slot.productId() + "/" + slot.facing())
                        .map(text -> text.replaceAll("quantity=\\w+", ""))
                        .toList());
    }

    @ParameterizedTest(name = "machine {0}")
    @ValueSource(longs = {1, 2, 3})
    void the_moves_values_sum_to_the_uplift(long seed) {
        Plan plan = plan(problem(seed));
        double sum =
                plan.moves().stream().mapToDouble(move -> move.value().mean()).sum();
        double parts = plan.moves().stream()
                .mapToDouble(move -> move.decomposition().total())
                .sum();
        assertThat(sum).isCloseTo(plan.impact().uplift().mean(), within(1e-6));
        assertThat(parts).isCloseTo(plan.impact().uplift().mean(), within(1e-6));
    }

    @Test
    void the_same_seed_and_effort_give_the_same_plan() {
        assertThat(plan(problem(7)).toString()).isEqualTo(plan(problem(7)).toString());
    }

    @Test
    void a_plan_of_which_only_the_moves_are_explained_is_the_same_plan() {
        Problem problem = problem(2);
        Plan whole = plan(problem);
        Plan moves = plan(problem.with(problem.approach().with(Approach.Detail.MOVES)));
        assertThat(moves.planogram()).isEqualTo(whole.planogram());
        assertThat(moves.impact()).isEqualTo(whole.impact());
        assertThat(moves.moves()).hasSameSizeAs(whole.moves());
        assertThat(moves.frontier()).isEmpty();
        assertThat(moves.rulePrices()).isEmpty();
        assertThat(moves.optimality().bound())
                .isGreaterThanOrEqualTo(whole.optimality().value());
    }

    @Test
    void no_change_allowed_leaves_what_stands() {
        Problem problem = problem(1).with(Limits.changes(0));
        Plan plan = plan(problem);
        assertThat(plan.planogram()).isEqualTo(problem.today());
        assertThat(plan.moves()).isEmpty();
        assertThat(plan.impact().uplift().mean()).isZero();
    }

    @Test
    void where_today_breaks_a_rule_no_change_allowed_is_a_conflict_and_says_how_many_would_do() {
        String first = problem(1).today().productIds().iterator().next();
        int facings = problem(1).today().slotsOf(first).size();
        Rule banned = new Rule.MustNot(new Which.Id(first), Set.of());
        Problem problem = problem(1, banned).with(Limits.changes(0));

        Infeasible none = (Infeasible) Optimiser.solve(problem, 1, EFFORT);

        assertThat(none.conflict()).containsExactlyInAnyOrder(banned, new Rule.MaxChanges(0));
        assertThat(none.remaining())
                .hasSize(facings)
                .allSatisfy(one -> assertThat(one.forbids()).isTrue());
        assertThat(none.fewestChanges()).isEqualTo(facings);
        assertThat(Optimiser.solve(problem.with(Limits.changes(facings)), 1, EFFORT))
                .isInstanceOf(Plan.class);
    }

    @Test
    void too_few_changes_are_a_conflict_that_says_how_many_would_do() {
        Rule banned = new Rule.MustNot(new Which.Category("category 1"), Set.of());
        Problem problem = problem(2, banned).with(Limits.NONE);
        long standing = problem.today().slots().stream()
                .flatMap(slot -> Stream.ofNullable(slot.productId()))
                .flatMap(id -> Stream.ofNullable(problem.context().catalogue().find(id)))
                .filter(product -> product.category().equals("category 1"))
                .count();

        Infeasible none = (Infeasible) Optimiser.solve(problem.with(Limits.changes(1)), 1, EFFORT);

        assertThat(none.fewestChanges()).isEqualTo((int) standing);
    }

    @Test
    void neighbours_that_are_named_twice_are_refused_either_way_round() {
        List<Neighbours> twice = List.of(new Neighbours("p1", "p2", 1), new Neighbours("p2", "p1", 2));
        assertThatThrownBy(() -> problem(1).withNeighbours(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(p2, p1)");
    }

    @Test
    void the_frontier_never_falls_and_begins_with_nothing() {
        List<Plan.FrontierPoint> frontier = plan(problem(2)).frontier();
        assertThat(frontier.getFirst()).isEqualTo(new Plan.FrontierPoint(0, 0));
        assertThat(frontier).extracting(Plan.FrontierPoint::value).isSorted();
    }

    @Test
    void rules_that_cannot_hold_together_are_named_and_none_of_them_is_needless() {
        Rule must = new Rule.MustStock("p39");
        Rule mustNot = new Rule.MustNot(new Which.Category("category 4"), Set.of());
        Rule harmless = new Rule.Pinned(0, Position.parse("A1"));
        Result result = Optimiser.solve(problem(1, harmless, must, mustNot).with(Limits.NONE), 1, EFFORT);
        assertThat(result).isInstanceOf(Infeasible.class);
        assertThat(((Infeasible) result).conflict()).containsExactlyInAnyOrder(must, mustNot);
        assertThat(((Infeasible) result).fewestChanges()).isNull();
    }

    @Test
    void a_search_that_is_stopped_answers_with_what_it_has() {
        Plan plan = (Plan) Optimiser.solve(problem(3), 1, Effort.THOROUGH, () -> true, progress -> {});
        assertThat(plan.ending()).isEqualTo(Plan.Ending.STOPPED);
    }

    @Test
    void progress_begins_with_the_start_and_ends_with_the_result_once() {
        List<Progress> events = new ArrayList<>();
        Result result = Optimiser.solve(problem(3), 1, EFFORT, () -> false, events::add);
        assertThat(events.getFirst()).isInstanceOf(Progress.Started.class);
        assertThat(events.getLast()).isEqualTo(new Progress.Done(result));
        assertThat(events).filteredOn(Progress.Done.class::isInstance).hasSize(1);
    }

    @Test
    void a_suggestion_that_breaks_a_rule_is_rejected_with_the_rule() {
        Rule pin = new Rule.Pinned(0, Position.parse("A1"));
        Change change = new Change.Assign(Position.parse("A1"), "p39", null, null);
        Plan plan = plan(problem(1, pin).withProposals(List.of(new Proposal("claude", List.of(change)))));
        assertThat(plan.rejected()).hasSize(1);
        assertThat(plan.rejected().getFirst().violations())
                .extracting(Violation::code)
                .contains("pinned");
    }

    @Test
    void prices_and_fill_levels_of_a_suggestion_are_said_to_be_left_out() {
        Change priced = new Change.Assign(Position.parse("A1"), "p39", Money.of("9.90"), 2);
        Change filled = new Change.SetPar(Position.parse("A2"), 3);
        Plan plan = plan(problem(1).withProposals(List.of(new Proposal("claude", List.of(priced, filled)))));
        assertThat(plan.rejected())
                .extracting(Plan.Rejected::reason)
                .anySatisfy(reason -> assertThat(reason)
                        .contains("the price 9.90 of A1")
                        .contains("the fill level 2 of A1")
                        .contains("the fill level 3 of A2"));
    }

    @Test
    void a_suggestion_of_products_alone_leaves_nothing_out() {
        Change swap = new Change.Swap(Position.parse("A1"), Position.parse("B2"));
        Plan plan = plan(problem(1).withProposals(List.of(new Proposal("claude", List.of(swap)))));
        assertThat(plan.rejected()).extracting(Plan.Rejected::reason).noneMatch(reason -> reason.contains("left out"));
    }

    @Test
    void a_suggestion_of_a_product_that_nobody_knows_is_rejected() {
        Change change = new Change.Assign(Position.parse("A1"), "nobody", null, null);
        Plan plan = plan(problem(1).withProposals(List.of(new Proposal("claude", List.of(change)))));
        assertThat(plan.rejected())
                .extracting(Plan.Rejected::reason)
                .containsExactly("The product (nobody) is not known.");
    }
}
