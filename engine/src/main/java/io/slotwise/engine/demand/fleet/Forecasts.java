package io.slotwise.engine.demand.fleet;

import java.util.Map;

/**
 * Expected units over a horizon for every group of some levels, with quantiles where the method gives any.
 *
 * @param mean by level, shape {@code [group]}
 * @param quantiles by level, shape {@code [group][quantile]} in the order of {@link #quantileLevels}; levels may be absent
 */
public record Forecasts(Map<Level, double[]> mean, Map<Level, double[][]> quantiles) {
    private static final double[] QUANTILES = {.05, .1, .25, .5, .75, .9, .95, .975};

    /** The quantile levels of every forecast, ascending. */
    public static double[] quantileLevels() {
        return QUANTILES.clone();
    }
}
