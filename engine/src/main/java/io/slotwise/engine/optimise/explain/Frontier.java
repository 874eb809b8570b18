package io.slotwise.engine.optimise.explain;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.search.Annealing;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.optimise.setup.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What fewer changes would bring. From the plan downwards the change that is worth least is taken back, one at a
 * time; a short search then looks for something better at each of a few sizes.
 */
final class Frontier {
    private static final int[] SIZES = {1, 2, 3, 5, 8, 12, 16, 20, 30, 45};
    private static final double HEAT = 0.04;

    private final Setup setup;
    private final Instance instance;
    private final long seed;
    private final int moves;
    private final BooleanSupplier stopped;

    Frontier(Setup setup, Instance instance, long seed, int moves, BooleanSupplier stopped) {
        this.setup = setup;
        this.instance = instance;
        this.seed = seed;
        this.moves = moves;
        this.stopped = stopped;
    }

    /** From no change to as many as the plan has; the worth never falls. Only plans that keep the rules count. */
    List<Plan.FrontierPoint> of(Planogram plan) {
        int most = setup.changes(plan);
        double worthToday = setup.worth(setup.today());
        double[] gain = new double[most + 1];
        int[] at = setup.numbers(plan);
        gain[most] = setup.worth(plan) - worthToday;
        for (int changes = most - 1; changes > 0; changes--) {
            at = count(at) > changes ? withoutLeast(at) : at;
            gain[changes] = instance.excess(at) == 0 ? setup.worth(setup.filled(at, changes)) - worthToday : 0;
            if (isSize(changes) && !stopped.getAsBoolean()) {
                gain[changes] = Math.max(gain[changes], searched(at, changes) - worthToday);
            }
        }
        List<Plan.FrontierPoint> points = new ArrayList<>();
        for (int changes = 0; changes <= most; changes++) {
            double before = changes == 0 ? 0 : gain[changes - 1];
            gain[changes] = changes == 0 ? 0 : Math.max(gain[changes], before);
            points.add(new Plan.FrontierPoint(
                    changes, changes == most ? gain[most] : Math.min(gain[changes], gain[most])));
        }
        return points;
    }

    private static boolean isSize(int changes) {
        for (int size : SIZES) {
            if (size == changes) {
                return true;
            }
        }
        return false;
    }

    private double searched(int[] start, int changes) {
        Annealing annealing = new Annealing(instance, seed + changes, stopped);
        annealing.limit(changes);
        annealing.run(start, moves, HEAT);
        return annealing.found() ? setup.worth(setup.filled(annealing.best(), changes)) : Double.NEGATIVE_INFINITY;
    }

    private int count(int[] at) {
        int count = 0;
        for (int s = 0; s < at.length; s++) {
            count += at[s] == setup.rules().today(s) ? 0 : 1;
        }
        return count;
    }

    private int[] withoutLeast(int[] at) {
        int[] best = at;
        double most = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < at.length; s++) {
            if (at[s] != setup.rules().today(s)) {
                int[] trial = at.clone();
                trial[s] = setup.rules().today(s);
                double value = instance.value(trial) - RULES_FIRST * instance.excess(trial);
                if (value > most) {
                    most = value;
                    best = trial;
                }
            }
        }
        return best;
    }

    private static final double RULES_FIRST = 1e6;
}
