package io.slotwise.engine.demand.fleet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes products add up to their machine: the machine's own level is moved a little by the sum of its
 * products, and the products are scaled to the result less what new products bring.
 */
final class Reconciliation {
    /** How much the sum of the products may move the machine's own level, once many origins were seen. */
    private static final double SUM_WEIGHT = 0.4;

    private static final double SUM_HALF_ORIGINS = 8;
    private static final double MAX_LOG_MOVE = 0.5;
    private static final double COVER_STRENGTH_UNITS = 50;

    private final Panel panel;
    private final MachineLevels levels;
    private final MachineMixture mixture;
    private final int horizon;
    private final double cover;
    private final double sumWeight;

    private Reconciliation(FleetModel fleet, int horizon, double cover, double sumWeight) {
        panel = fleet.panel();
        levels = fleet.levels();
        mixture = new MachineMixture(levels, panel.machines().size(), panel.days(), horizon);
        this.horizon = horizon;
        this.cover = cover;
        this.sumWeight = sumWeight;
    }

    /** Learns what share of a machine's units its assortment brought at trailing origins. */
    static Reconciliation learn(FleetModel fleet, List<Trace> traces, double[] sold, int horizon) {
        record MachineDay(int machine, int day) {}
        Map<MachineDay, Double> machineUnits = new HashMap<>();
        Set<Integer> origins = new HashSet<>();
        double assortment = 0;
        for (int i = 0; i < sold.length; i++) {
            Trace trace = traces.get(i);
            assortment += sold[i];
            origins.add(trace.origin());
            machineUnits.computeIfAbsent(new MachineDay(trace.machine(), trace.origin()), at ->
                    (double) HorizonModel.sum(fleet.levels().units(at.machine()), at.day(), horizon));
        }
        double all = machineUnits.values().stream().mapToDouble(d -> d).sum();
        double cover = Math.min(1, (assortment + COVER_STRENGTH_UNITS) / (all + COVER_STRENGTH_UNITS));
        return new Reconciliation(
                fleet, horizon, cover, SUM_WEIGHT * origins.size() / (origins.size() + SUM_HALF_ORIGINS));
    }

    Means reconcile(double[] mean, int day) {
        double[] sum = new double[panel.machines().size()];
        for (int s = 0; s < mean.length; s++) {
            sum[panel.series().get(s).machine()] += mean[s] / cover;
        }
        double[] machine = new double[sum.length];
        for (int m = 0; m < sum.length; m++) {
            double own = mixture.level(m, day) * levels.factors(m, day, horizon);
            machine[m] = own > 0 && sum[m] > 0 ? own * Math.exp(sumWeight * logMove(sum[m] / own)) : own;
        }
        double[] scaled = mean.clone();
        for (int s = 0; s < mean.length; s++) {
            int m = panel.series().get(s).machine();
            scaled[s] *= sum[m] > 0 ? machine[m] / sum[m] : 1;
        }
        return new Means(panel, scaled, machine, cover);
    }

    private static double logMove(double ratio) {
        return Math.clamp(Math.log(ratio), -MAX_LOG_MOVE, MAX_LOG_MOVE);
    }
}
