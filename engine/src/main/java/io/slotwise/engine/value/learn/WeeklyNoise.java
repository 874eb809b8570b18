package io.slotwise.engine.value.learn;

import java.util.List;

/**
 * How much a machine's whole week goes up and down beyond counting noise, learnt from what changes between stretches of
 * time that follow each other, so that seasons and trends do not pass for noise (von Neumann's mean square successive
 * difference, 1941).
 */
final class WeeklyNoise {
    private static final double LEAST = 0.0025;
    private static final double MOST = 0.25;

    /** Pairs of weeks that the usual noise is worth. */
    private static final double PRIOR_WEIGHT = 20;

    private WeeklyNoise() {}

    /** The variance of a week's relative level, pooled over the fleet. */
    static double of(List<MachineFit> machines, Common common) {
        double excess = PRIOR_WEIGHT * Common.USUAL_WEEKLY_NOISE;
        double weight = PRIOR_WEIGHT;
        for (MachineFit machine : machines) {
            int count = machine.periods.size();
            double[] sold = new double[count];
            double[] expected = new double[count];
            for (Cells.Cell cell : machine.cells) {
                sold[cell.period()] += cell.units();
                expected[cell.period()] +=
                        machine.base(cell, common) * machine.liking(cell.product(), common) * machine.level;
            }
            for (int t = 1; t < count; t++) {
                if (expected[t] > 0 && expected[t - 1] > 0) {
                    double difference = sold[t] / expected[t] - sold[t - 1] / expected[t - 1];
                    double counting = 1 / expected[t] + 1 / expected[t - 1];
                    double perWeek = 1 / machine.periods.get(t).weeks()
                            + 1 / machine.periods.get(t - 1).weeks();
                    double precision = Math.pow(1 + counting / (Common.USUAL_WEEKLY_NOISE * perWeek), -2);
                    excess += precision * (difference * difference - counting) / perWeek;
                    weight += precision;
                }
            }
        }
        return Math.clamp(excess / weight, LEAST, MOST);
    }
}
