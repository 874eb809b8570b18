package io.slotwise.engine.value.money;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
    private static final double USUAL_LEVEL = 0.8;

    /** Standard deviations on either side of the mean that hold 80 %. */
    public static final double EIGHTY_PERCENT = quantile((1 + USUAL_LEVEL) / 2);

    private Normal() {}

    public static double quantile(double probability) {
        return STANDARD.inverseCumulativeProbability(probability);
    }

    static double probabilityBelow(double score) {
        return STANDARD.cumulativeProbability(score);
    }

    /**
     * The value that draws around a known mean tell of: a normal belief with their standard deviation.
     *
     * @param draws any order
     */
    public static WeeklyValue around(double mean, double[] draws, double intervalLevel) {
        double sum = 0;
        for (double draw : draws) {
            sum += draw;
        }
        double middle = sum / draws.length;
        double squares = 0;
        for (double draw : draws) {
            squares += (draw - middle) * (draw - middle);
        }
        double sd = Math.sqrt(squares / draws.length);
        if (sd == 0) {
            return new WeeklyValue(mean, mean, mean, mean > 0 ? 1 : mean < 0 ? 0 : 0.5);
        }
        double half = sd * (intervalLevel == USUAL_LEVEL ? EIGHTY_PERCENT : quantile((1 + intervalLevel) / 2));
        return new WeeklyValue(mean, mean - half, mean + half, probabilityBelow(mean / sd));
    }
}
