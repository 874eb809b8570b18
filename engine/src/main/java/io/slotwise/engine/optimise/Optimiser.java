package io.slotwise.engine.optimise;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.bound.Bound;
import io.slotwise.engine.optimise.explain.Claim;
import io.slotwise.engine.optimise.explain.PlanMaker;
import io.slotwise.engine.optimise.legal.Conflict;
import io.slotwise.engine.optimise.legal.Legality;
import io.slotwise.engine.optimise.legal.Proposals;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.plan.Progress;
import io.slotwise.engine.optimise.plan.Result;
import io.slotwise.engine.optimise.problem.Approach;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.optimise.search.Annealing;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.optimise.setup.Setup;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best planogram for a cabinet. Shoppers are shared by all products, so the worth of a plan is no sum over
 * products; it is made one around a plan (see {@link io.slotwise.engine.value.slot.Pivot}), searched by annealing, made
 * again around what was found, and searched again. Every plan is valued exactly before it counts. The bound is
 * proved for the sum around the final plan, which is exact there.
 */
public final class Optimiser {
    private static final int PIVOTS = 2;
    private static final double[] SHARE = {0.6, 0.4};
    private static final double[] HEAT = {0.12, 0.06};
    private static final int MOST_ITERATIONS = 700;
    private static final double NOTHING = 1e-9;

    private final Setup setup;
    private final Planogram today;
    private final long seed;
    private final Effort effort;
    private final BooleanSupplier stopped;
    private final Consumer<Progress> listener;
    private final Proposals proposals;
    private final double worthToday;
    private final boolean legalToday;
    private Planogram best;
    private double bestWorth = Double.NEGATIVE_INFINITY;

    private Optimiser(Setup setup, long seed, Effort effort, BooleanSupplier stopped, Consumer<Progress> listener) {
        this.setup = setup;
        today = setup.today();
        this.seed = seed;
        this.effort = effort;
        this.stopped = stopped;
        this.listener = listener;
        best = today;
        worthToday = setup.worthToday();
        legalToday = setup.isLegal(today);
        proposals = Proposals.judge(setup, setup.problem().proposals());
        if (legalToday) {
            bestWorth = worthToday;
        }
    }

    /**
     * Searches, and tells on the way what is known. The same problem, seed and effort give the same result.
     *
     * @param stopped asked now and then; once it says yes, the best plan so far is returned
     * @param listener called on the calling thread, last with {@link Progress.Done}
     */
    public static Result solve(
            Problem problem, long seed, Effort effort, BooleanSupplier stopped, Consumer<Progress> listener) {
        Optimiser optimiser = new Optimiser(new Setup(problem), seed, effort, stopped, listener);
        Result result = optimiser.solve();
        listener.accept(new Progress.Done(result));
        return result;
    }

    /** Without being asked or told anything on the way. */
    public static Result solve(Problem problem, long seed, Effort effort) {
        return solve(problem, seed, effort, () -> false, progress -> {});
    }

    /**
     * A plan that is not explained.
     *
     * @param changes slots that differ from today's
     */
    public record Found(Planogram planogram, Plan.Optimality optimality, int changes) {}

    /** Search and bound alone, without what explains a plan; today's planogram where no plan keeps the rules. */
    public static Found search(Problem problem, long seed, Effort effort) {
        Optimiser optimiser = new Optimiser(new Setup(problem), seed, effort, () -> false, progress -> {});
        Instance instance = optimiser.search();
        return new Found(optimiser.best, optimiser.bound(instance), optimiser.setup.changes(optimiser.best));
    }

    /** The plan alone; null where none was found that keeps the rules. */
    static @Nullable Planogram best(Setup setup, long seed, Effort effort, BooleanSupplier stopped) {
        Optimiser optimiser = new Optimiser(setup, seed, effort, stopped, progress -> {});
        optimiser.search();
        return optimiser.bestWorth == Double.NEGATIVE_INFINITY ? null : optimiser.best;
    }

    /** Money a week that a plan which was chosen because it looked best is said to bring; see {@link Plan.Impact#uplift}. */
    public static WeeklyValue claim(Problem problem, Planogram plan) {
        return Claim.of(new Setup(problem), plan).uplift();
    }

    /** The exact worth of a plan in numbers, in the objective's unit. */
    public static double worth(Problem problem, int[] plan) {
        Setup setup = new Setup(problem);
        return setup.worth(setup.planogram(plan));
    }

    /** What the search works on, with worths as they are around a planogram; for measurements and referees. */
    public static Instance tabulate(Problem problem, Planogram around) {
        return new Setup(problem).instance(around);
    }

    private Result solve() {
        listener.accept(new Progress.Started(
                today.slots().size(), setup.products().size(), setup.weekToday().total()));
        if (setup.rules().maxChanges() == 0) {
            return legalToday ? unchanged() : new Conflict(setup, seed, stopped).infeasible(today);
        }
        Instance instance = search();
        if (bestWorth == Double.NEGATIVE_INFINITY) {
            return new Conflict(setup, seed, stopped).infeasible(best);
        }
        boolean whole = setup.problem().approach().detail() == Approach.Detail.WHOLE;
        Plan.Optimality optimality = whole ? bound(instance) : Plan.Optimality.unproven(bestWorth);
        if (whole) {
            listener.accept(new Progress.Bound(optimality.value() - worthToday, optimality.bound() - worthToday));
        }
        Plan plan = new PlanMaker(setup, proposals, seed, effort, stopped).plan(best, optimality, instance);
        plan.moves().forEach(move -> listener.accept(new Progress.MoveFound(move)));
        return plan;
    }

    private Plan unchanged() {
        return new PlanMaker(setup, proposals, seed, effort, stopped)
                .plan(today, new Plan.Optimality(worthToday, worthToday), setup.instance(today));
    }

    /** @return the problem around the best plan; around the one before where nobody asks for more than the plan */
    private Instance search() {
        if (setup.risk().isTaken()) {
            considerExpected();
        }
        Planogram pivot = best;
        Instance instance = setup.instance(pivot);
        for (int round = 0; round < PIVOTS && !(round > 0 && stopped.getAsBoolean()); round++) {
            search(round, instance);
            boolean isRead = round + 1 < PIVOTS || setup.problem().approach().detail() == Approach.Detail.WHOLE;
            if (isRead && !best.equals(pivot)) {
                pivot = best;
                instance = setup.instance(pivot);
            }
        }
        return instance;
    }

    /** What is worth most where risk does not count is where the cautious search begins. */
    private void considerExpected() {
        Problem problem = setup.problem().with(setup.problem().approach().withCaution(0));
        Planogram expected = best(new Setup(problem), seed, effort, stopped);
        if (expected != null) {
            consider(expected);
        }
    }

    private void search(int round, Instance instance) {
        Annealing annealing = new Annealing(instance, seed + round, stopped);
        List<int[]> starts = starts(round, instance);
        int moves = Math.max(1, (int) (SHARE[round] * effort.moves()) / starts.size());
        for (int[] start : starts) {
            annealing.run(start, moves, HEAT[round]);
        }
        if (annealing.found()) {
            consider(setup.filled(annealing.best(), setup.rules().maxChanges()));
        } else if (bestWorth == Double.NEGATIVE_INFINITY) {
            best = setup.planogram(annealing.nearest());
        }
    }

    private List<int[]> starts(int round, Instance instance) {
        if (round > 0) {
            return List.of(setup.numbers(best));
        }
        List<int[]> starts = new ArrayList<>();
        int[] legal = legalToday
                ? null
                : new Legality(setup, seed, stopped)
                        .nearest(setup.problem().fullBook().rules());
        starts.add(legal == null ? instance.today() : legal);
        proposals.accepted().forEach(accepted -> starts.add(setup.numbers(accepted.planogram())));
        return starts;
    }

    private void consider(Planogram plan) {
        double worth = setup.worth(plan);
        if (worth > bestWorth + NOTHING) {
            best = plan;
            bestWorth = worth;
            int changes = setup.changes(plan);
            listener.accept(new Progress.BetterPlan(changes, worth - worthToday));
        }
    }

    /** The table counts every slot as filled at its best, the plan only as many as may change. */
    private Plan.Optimality bound(Instance instance) {
        int[] numbers = setup.numbers(best);
        double tabled = instance.sum(numbers);
        Bound bound = new Bound(instance);
        bound.improve(MOST_ITERATIONS, numbers, stopped);
        double value = setup.worth(best);
        double held = setup.worth(setup.filled(setup.numbers(best), Rule.MAX_SLOTS)) - value;
        return new Plan.Optimality(value, value + Math.max(0, bound.value() - tabled) + Math.max(0, held));
    }
}
