package io.slotwise.engine.demand.filter;

import java.util.Arrays;

/**
 * Seven factors with mean 1 that say how each weekday sells against the level: discounted ratios of units to
 * expectation, shrunk to a prior profile as if that had been seen for {@value #PSEUDO_DAYS} such days.
 */
public final class WeekdayProfile {
    public static final int DAYS = 7;

    static final double PSEUDO_DAYS = 8;
    static final double DISCOUNT_PER_WEEK = 0.97;

    /** Units per day below which a machine's own profile is not trusted more than this. */
    private static final double LEAST_LEVEL = 0.05;

    private final double[] units = new double[DAYS];
    private final double[] expected = new double[DAYS];

    /** The profile of a machine that sells the same every day. */
    public static double[] flat() {
        double[] flat = new double[DAYS];
        Arrays.fill(flat, 1);
        return flat;
    }

    /** One more such day: what sold, and what an average day would have. */
    public void see(int weekday, double sold, double level) {
        units[weekday] = DISCOUNT_PER_WEEK * units[weekday] + sold;
        expected[weekday] = DISCOUNT_PER_WEEK * expected[weekday] + level;
    }

    /**
     * The factors, Monday first.
     *
     * @param prior to shrink to, mean 1
     * @param level units per day, which weighs the prior
     */
    public double[] factors(double[] prior, double level) {
        double weight = PSEUDO_DAYS * Math.max(level, LEAST_LEVEL);
        double[] factors = new double[DAYS];
        double sum = 0;
        for (int d = 0; d < DAYS; d++) {
            factors[d] = (units[d] + weight * prior[d]) / (expected[d] + weight);
            sum += factors[d];
        }
        for (int d = 0; d < DAYS; d++) {
            factors[d] *= DAYS / sum;
        }
        return factors;
    }
}
