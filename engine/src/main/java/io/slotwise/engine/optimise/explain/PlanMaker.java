package io.slotwise.engine.optimise.explain;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.legal.Proposals;
import io.slotwise.engine.optimise.plan.Move;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.optimise.setup.Setup;
import io.slotwise.engine.rules.Severity;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.score.PlacementScorer;
import io.slotwise.engine.score.Reason;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Explains a planogram as a plan: its moves and what each is worth, what it is sure to bring, what rules cost. */
public final class PlanMaker {
    private static final int FRONTIER_SHARE = 20;
    private static final int PRICE_SHARE = 15;

    private final Setup setup;
    private final Proposals proposals;
    private final long seed;
    private final Effort effort;
    private final BooleanSupplier stopped;
    private final List<Violation> forbiddenToday;

    public PlanMaker(Setup setup, Proposals proposals, long seed, Effort effort, BooleanSupplier stopped) {
        this.setup = setup;
        this.proposals = proposals;
        this.seed = seed;
        this.effort = effort;
        this.stopped = stopped;
        forbiddenToday = setup.violations(setup.today()).stream()
                .filter(Violation::forbids)
                .toList();
    }

    /** @param instance the problem around the plan */
    public Plan plan(Planogram best, Plan.Optimality optimality, Instance instance) {
        List<Step> steps = Step.between(setup.today(), best);
        Planogram planogram = best;
        Claim claim = Claim.of(setup, planogram);
        List<Move> moves = moves(steps, planogram, claim);
        boolean whole = setup.problem().approach().detail() == Approach.Detail.WHOLE;
        int moveBudget = effort.moves();
        return new Plan(
                planogram,
                moves,
                impact(planogram, claim),
                optimality,
                whole ? RulePrices.of(setup, instance, planogram, seed, moveBudget / PRICE_SHARE, stopped) : List.of(),
                whole
                        ? new Frontier(setup, instance, seed, moveBudget / FRONTIER_SHARE, stopped).of(planogram)
                        : List.of(),
                proposals.rejected(),
                checks(planogram),
                stopped.getAsBoolean() ? Plan.Ending.STOPPED : Plan.Ending.FINISHED);
    }

    private List<Move> moves(List<Step> steps, Planogram after, Claim claim) {
        if (steps.isEmpty()) {
            return List.of();
        }
        Contributions contributions = new Contributions(setup.today(), after, steps, seed, stopped);
        double[][] expected = contributions.expected(
                planogram -> Contributions.components(setup.worlds().expected(planogram), setup.neighbours(planogram)));
        double[][] drawn = contributions.drawn(
                claim.draws(),
                (d, planogram) -> setup.worlds().drawn(claim.draw(d), planogram) + setup.neighbours(planogram));
        PlacementScorer scorer = PlacementScorer.of(
                setup.problem().model(), setup.problem().book(), setup.problem().context());
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            moves.add(move(i, steps.get(i), expected[i], claim.scaled(drawn[i]), claim, scorer));
        }
        return moves;
    }

    private Move move(int i, Step step, double[] expected, double[] drawn, Claim claim, PlacementScorer scorer) {
        WeeklyMoney parts = Contributions.money(expected, claim.scale());
        WeeklyValue value =
                WeeklyValue.around(parts.total(), drawn, setup.problem().model().intervalLevel());
        String productId = step.productId();
        List<Reason> reasons = productId == null || step.type() == Move.Type.SET_PAR
                ? List.of()
                : scorer.score(productId, step.position()).reasons();
        return new Move(
                i + 1,
                step.type(),
                step.change(),
                step.position(),
                step.from(),
                productId,
                step.replacedId(),
                value,
                parts,
                reasons,
                mends(step),
                proposals.source(step.position(), productId));
    }

    private List<Violation> mends(Step step) {
        return forbiddenToday.stream()
                .filter(violation -> violation.position() != null)
                .filter(violation -> step.position().equals(violation.position())
                        || (step.from() != null && step.from().equals(violation.position())))
                .toList();
    }

    private Plan.Impact impact(Planogram planogram, Claim claim) {
        Uplift uplift = setup.problem().model().compare(setup.today(), planogram);
        double current = setup.weekToday().total() + setup.neighbours(setup.today());
        return new Plan.Impact(
                uplift.measure(),
                current,
                current + claim.uplift().mean(),
                claim.uplift(),
                uplift.revenueChange(),
                uplift.before().units(),
                uplift.after().units(),
                setup.offered(setup.today()),
                setup.offered(planogram),
                setup.healthyFacings(setup.today()),
                setup.healthyFacings(planogram));
    }

    private List<Violation> checks(Planogram planogram) {
        return setup.violations(planogram).stream()
                .filter(violation -> violation.severity() != Severity.WARNING)
                .filter(violation -> violation.forbids() || setup.isNew(planogram, violation.position()))
                .toList();
    }
}
