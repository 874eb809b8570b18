package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.filter.Evidence;
import io.slotwise.engine.demand.filter.Evidence.Trust;

/**
 * Each machine's own level for one horizon: memories of several lengths, the level averaged by single days and the one that
 * jumps, weighed by what they foretold of the machine's weeks, of late above all. Single days say too little of how long a
 * level lasts.
 */
final class MachineMixture {
    /** Longer horizons would tell of a change when it is long over. */
    private static final int MAX_EVIDENCE_DAYS = 14;

    private static final int LEAST_PAST_DAYS = 14;
    private static final double KEPT_PER_WEEK = 0.9;
    private static final double DISPERSION = 2;
    private static final double DISPERSION_CELLS = 4;
    private static final double SHARED = 0.6;
    private static final double EVEN_SHARE = 0.3;

    private final MachineLevels levels;
    private final double[][] weights;

    MachineMixture(MachineLevels levels, int machines, int days, int horizonDays) {
        this.levels = levels;
        int horizon = Math.min(horizonDays, MAX_EVIDENCE_DAYS);
        Evidence evidence = new Evidence(machines, MachineLevels.EXPERTS);
        double weight = 1;
        for (int back = firstOrigin(horizon); back < FleetModel.MAX_ORIGINS; back++) {
            int origin = days - back * FleetModel.STEP_DAYS;
            for (int m = 0; m < machines && origin >= LEAST_PAST_DAYS; m++) {
                see(evidence, m, origin, horizon, weight);
            }
            weight *= KEPT_PER_WEEK;
        }
        double worth = Math.min(1, (double) FleetModel.STEP_DAYS / horizon);
        weights = evidence.weights(
                MachineLevels.expertPrior(), new Trust(DISPERSION, DISPERSION_CELLS, worth, SHARED, EVEN_SHARE));
    }

    /** The latest weekly origin, counted in weeks before the end, whose horizon has passed. */
    private static int firstOrigin(int horizon) {
        return (horizon + FleetModel.STEP_DAYS - 1) / FleetModel.STEP_DAYS;
    }

    private void see(Evidence evidence, int machine, int origin, int horizon, double weight) {
        double factors = levels.factors(machine, origin, horizon);
        double[] mean = levels.experts(machine, origin);
        if (mean.length > 0 && factors > 0) {
            double[] units = mean.clone();
            for (int k = 0; k < units.length; k++) {
                units[k] *= factors;
            }
            evidence.see(machine, HorizonModel.sum(levels.units(machine), origin, horizon), units, weight);
        }
    }

    /** Units of an average day, as known at a weekly origin; 0 before the first sale. */
    double level(int machine, int origin) {
        double[] mean = levels.experts(machine, origin);
        double level = 0;
        for (int k = 0; k < mean.length; k++) {
            level += weights[machine][k] * mean[k];
        }
        return level;
    }
}
