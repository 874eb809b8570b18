package io.slotwise.bench.puzzle;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import io.slotwise.engine.optimise.search.Instance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the best plan is worth, by another way than ours: OR-Tools' linear solver over all patterns (column
 * generation, Gilmore and Gomory 1961), then CP-SAT over the patterns that the linear bound does not rule out
 * against a plan that is known (reduced cost fixing). Knows nothing of our bound or our search.
 */
final class Referee {
    private static final double NOTHING = 1e-7;
    private static final double TOLERANCE = 1e-6;
    private static final double USUAL_PRICE = 0.3;
    private static final int PER_ROUND = 12;
    private static final int ROUNDS = 400;

    /** What stands, and what it is worth. */
    record Known(int[] plan, double worth) {}

    /**
     * What was found.
     *
     * @param best the best plan that is known, ours or the referee's
     * @param bound no plan is worth more; the worth of {@code best} where that is proven
     */
    record Ruling(Known best, double bound, boolean proven) {}

    private final Instance in;
    private final Shelf shelf;
    private final Master linear;
    private final double linearBound;

    Referee(Instance in) {
        Loader.loadNativeLibraries();
        this.in = in;
        shelf = new Shelf(in);
        linear = new Master(shelf, "GLOP");
        linearBound = generate();
    }

    /** No plan is worth more, by the linear model alone. */
    double linearBound() {
        return linearBound;
    }

    /** @param known a plan that keeps all rules */
    Ruling rule(int[] known, Duration limit) {
        Known ours = new Known(known, in.sum(known));
        Master whole = new Master(shelf, "SAT");
        whole.details.forEach(variable -> variable.setInteger(true));
        left(ours.worth() - linearBound).forEach(pattern -> whole.add(pattern, Master.Unit.WHOLE));
        whole.solver.setTimeLimit(limit.toMillis());
        whole.solver.setNumThreads(2);
        MPSolverParameters exact = new MPSolverParameters();
        exact.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        return ruling(ours, whole, whole.solver.solve(exact));
    }

    private Ruling ruling(Known ours, Master whole, MPSolver.ResultStatus status) {
        if (status != MPSolver.ResultStatus.OPTIMAL && status != MPSolver.ResultStatus.FEASIBLE) {
            return new Ruling(ours, linearBound, false);
        }
        int[] plan = whole.plan();
        Known theirs = new Known(plan, in.sum(plan));
        boolean legal = in.excess(plan) == 0;
        Known best = legal && theirs.worth() > ours.worth() ? theirs : ours;
        double claimed = whole.solver.objective().value();
        boolean same = Math.abs(theirs.worth() - claimed) <= TOLERANCE * Math.abs(claimed);
        boolean proven = status == MPSolver.ResultStatus.OPTIMAL && legal && same;
        double bound = proven
                ? best.worth()
                : Math.min(linearBound, whole.solver.objective().bestBound());
        return new Ruling(best, Math.max(best.worth(), bound), proven);
    }

    /** Adds the patterns that pay most at the present prices until none does. */
    private double generate() {
        for (List<Shelf.Pattern> patterns : shelf.patterns) {
            patterns.stream()
                    .sorted(Comparator.comparingDouble(one -> USUAL_PRICE * one.facings() - one.worth()))
                    .limit(PER_ROUND)
                    .forEach(pattern -> linear.add(pattern, Master.Unit.PART));
            patterns.stream()
                    .filter(pattern -> Arrays.stream(pattern.kind()).allMatch(kind -> kind % 2 == 0))
                    .forEach(pattern -> linear.add(pattern, Master.Unit.PART));
        }
        for (int round = 0; round < ROUNDS; round++) {
            solveLinear();
            linear.readPrices();
            List<Shelf.Pattern> paying = new ArrayList<>();
            shelf.patterns.forEach(patterns -> paying.addAll(paying(patterns)));
            if (paying.isEmpty()) {
                return linear.solver.objective().value();
            }
            paying.forEach(pattern -> linear.add(pattern, Master.Unit.PART));
        }
        throw new IllegalStateException("Patterns still pay after %d rounds.".formatted(ROUNDS));
    }

    /** Starts afresh where going on from the last solution has led into rounding errors. */
    private void solveLinear() {
        MPSolver.ResultStatus status = linear.solver.solve();
        if (status == MPSolver.ResultStatus.ABNORMAL) {
            linear.solver.reset();
            status = linear.solver.solve();
        }
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            throw new IllegalStateException("The linear model ended with %s.".formatted(status));
        }
    }

    private List<Shelf.Pattern> paying(List<Shelf.Pattern> patterns) {
        record Paying(Shelf.Pattern pattern, double reduced) {}
        return patterns.stream()
                .map(pattern -> new Paying(pattern, linear.reducedWorth(pattern)))
                .filter(one -> one.reduced() > NOTHING && !linear.has(one.pattern()))
                .sorted(Comparator.comparingDouble(one -> -one.reduced()))
                .limit(PER_ROUND)
                .map(Paying::pattern)
                .toList();
    }

    /** Patterns that may be in a plan better than the known one. */
    private List<Shelf.Pattern> left(double least) {
        return shelf.patterns.stream()
                .flatMap(List::stream)
                .filter(pattern -> linear.reducedWorth(pattern) >= least - TOLERANCE)
                .toList();
    }
}
