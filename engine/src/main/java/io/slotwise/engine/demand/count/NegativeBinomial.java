package io.slotwise.engine.demand.count;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Counts with a mean and a variance of {@code mean + dispersion · mean²}; dispersion 0 is Poisson.
 *
 * @param mean above 0
 * @param dispersion 0 or more
 */
public record NegativeBinomial(double mean, double dispersion) {
    /** Below this, Poisson: the difference is smaller than rounding. */
    private static final double NO_DISPERSION = 1e-9;

    private static final int MAX_COUNT = 10_000_000;

    public NegativeBinomial {
        if (!(mean > 0 && mean < MAX_COUNT && dispersion >= 0 && dispersion < Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The mean (%s) must be above 0 and the dispersion (%s) not negative.".formatted(mean, dispersion));
        }
    }

    public double logProbability(int count) {
        if (count < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (dispersion < NO_DISPERSION) {
            return count * Math.log(mean) - mean - LogGamma.value(count + 1.0);
        }
        double size = 1 / dispersion;
        return LogGamma.value(count + size)
                - LogGamma.value(size)
                - LogGamma.value(count + 1.0)
                - size * Math.log1p(dispersion * mean)
                + count * Math.log(dispersion * mean / (1 + dispersion * mean));
    }

    /** Probability of at most {@code count}; O(count). */
    public double cumulative(int count) {
        double probability = Math.exp(logProbability(0));
        double sum = 0;
        for (int n = 0; n <= count; n++) {
            sum += probability;
            probability *= ratio(n);
        }
        return Math.min(1, sum);
    }

    /** The least count whose cumulative probability is at least {@code level}, 0 &lt; level &lt; 1. */
    public int quantile(double level) {
        double sd = Math.sqrt(mean + dispersion * mean * mean);
        int n = mean > SUMMED_FROM_ZERO ? (int) Math.max(0, mean - WIDE * sd) : 0;
        double probability = Math.exp(logProbability(n));
        double sum = probability;
        while (sum < level && probability > 0 && n < MAX_COUNT) {
            probability *= ratio(n);
            sum += probability;
            n++;
        }
        return n;
    }

    /** P(n+1) ÷ P(n). */
    private double ratio(int n) {
        return dispersion < NO_DISPERSION
                ? mean / (n + 1)
                : (n * dispersion + 1) * mean / ((1 + dispersion * mean) * (n + 1));
    }

    private static final double SUMMED_FROM_ZERO = 200;
    private static final double WIDE = 8;
}
