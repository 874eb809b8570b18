package io.slotwise.engine.demand.filter;

import io.slotwise.engine.demand.count.NegativeBinomial;

/**
 * The level of a count series in units per unit of exposure: discounted Gamma–Poisson filters (West and
 * Harrison 1997, ch. 10) with several discounts side by side, averaged by their one-step log scores. The
 * scores allow for the spread of the days beyond Poisson, which a quick discount would otherwise take for
 * change.
 */
public final class LevelFilter {
    private static final double[] DISCOUNTS = {.93, .95, .97, .98, .99};

    /** How far back the scores remember, so that the weights follow a change of regime. */
    private static final double SCORE_MEMORY = 0.99;

    private static final double SPREAD_MEMORY = 0.98;
    private static final double SPREAD_PRIOR_DAYS = 10;
    private static final double MAX_SQUARE = 100;
    private static final double LEAST_MEAN = 0.01;
    private static final double LEAST_SHAPE = 0.1;
    private static final double PRIOR_SHAPE = 0.5;
    private static final double PRIOR_FLOOR = 0.01;

    private final double[] shape = new double[DISCOUNTS.length];
    private final double[] rate = new double[DISCOUNTS.length];
    private final double[] score = new double[DISCOUNTS.length];
    private final double priorMean;
    private double squares;
    private double squareDays;
    private boolean begun;

    /** @param priorMean units per unit of exposure, above 0; soon forgotten */
    public LevelFilter(double priorMean) {
        this.priorMean = priorMean;
        for (int k = 0; k < DISCOUNTS.length; k++) {
            shape[k] = PRIOR_SHAPE;
            rate[k] = PRIOR_SHAPE / priorMean;
        }
    }

    /** One more day. */
    public void see(int units, double exposure) {
        double expected = mean() * exposure;
        for (int k = 0; k < DISCOUNTS.length; k++) {
            double a = DISCOUNTS[k] * shape[k];
            double b = DISCOUNTS[k] * rate[k];
            score[k] = SCORE_MEMORY * score[k] + (begun ? logScore(units, a, b, exposure) : 0);
            shape[k] = a + units;
            rate[k] = b + exposure;
        }
        if (begun) {
            double square = (units - expected) * (units - expected) / Math.max(expected, 0.5);
            squares = SPREAD_MEMORY * squares + Math.min(MAX_SQUARE, square);
            squareDays = SPREAD_MEMORY * squareDays + 1;
        }
        begun = true;
    }

    /** Units per unit of exposure, averaged over the discounts. */
    public double mean() {
        double best = Double.NEGATIVE_INFINITY;
        for (double one : score) {
            best = Math.max(best, one);
        }
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < DISCOUNTS.length; k++) {
            double weight = Math.exp(score[k] - best);
            weights += weight;
            sum += weight * (shape[k] + PRIOR_FLOOR * priorMean) / (rate[k] + PRIOR_FLOOR);
        }
        return sum / weights;
    }

    /** Variance ÷ mean of single days, at least 1. */
    public double spread() {
        return Math.max(1, (squares + SPREAD_PRIOR_DAYS) / (squareDays + SPREAD_PRIOR_DAYS));
    }

    private double logScore(int units, double a, double b, double exposure) {
        double mean = Math.max(a / b * exposure, LEAST_MEAN);
        double spread = spread();
        double dispersion = (spread - 1) / mean + spread / Math.max(a, LEAST_SHAPE);
        return new NegativeBinomial(mean, dispersion).logProbability(units);
    }
}
