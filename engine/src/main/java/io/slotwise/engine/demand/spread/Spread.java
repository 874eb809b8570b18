package io.slotwise.engine.demand.spread;

import io.slotwise.engine.demand.count.NegativeBinomial;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far units spread around their forecast at one level and horizon: negative binomial with a dispersion by
 * volume, learnt from the residuals of trailing origins, and upper quantiles whose level is set so that the
 * trailing cells were covered as often as they should be (distributional conformal prediction, Chernozhukov,
 * Wüthrich and Zhu 2021). A whole-number quantile covers more than its level; the setting takes that into
 * account on average over the cells.
 */
public final class Spread {
    /** Buckets of expected units: below 0.5, 1, 2, 5, 20, and above. */
    private static final double[] BUCKET_ENDS = {.5, 1, 2, 5, 20};

    private static final int BUCKETS = BUCKET_ENDS.length + 1;
    private static final double LEAST_MEAN = 1e-4;
    private static final double MIN_DISPERSION = 1e-4;
    private static final double MAX_DISPERSION = 20;

    /** Quantiles below are the law's own: whole numbers leave little to set there. */
    private static final double FIRST_CONFORMAL = 0.7;

    private static final double EDGE = 1e-6;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double[] dispersion;
    private final double[] lower;
    private final double trust;
    private final double widening;

    /**
     * What the spread is drawn to where few cells speak.
     *
     * @param dispersion the usual one
     * @param strength how many cells it is worth
     */
    public record Prior(double dispersion, double strength) {}

    /**
     * Forecasts of trailing origins and what came.
     *
     * @param worth how many independent cells one of them is worth, 0 to 1: windows that overlap count less
     * @param blocks how many windows of time they span that do not overlap; all cells of a window share its
     *     error of level, so the spread is widened by √(1 + 1/blocks) as for any forecast from so many means;
     *     infinite for none
     */
    public record Cells(double[] mean, double[] actual, double worth, double blocks) {}

    private Spread(double[] dispersion, double[] lower, double trust, double widening) {
        this.dispersion = dispersion;
        this.lower = lower;
        this.trust = trust;
        this.widening = widening;
    }

    /** The spread that the cells show, drawn to the prior as far as they are few. */
    public static Spread learn(Cells cells, Prior prior) {
        double[] dispersion = dispersion(cells, prior);
        double[] lower = new double[cells.mean.length];
        for (int i = 0; i < lower.length; i++) {
            int count = (int) cells.actual[i];
            lower[i] = count == 0 ? 0 : law(cells.mean[i], dispersion).cumulative(count - 1);
        }
        Arrays.sort(lower);
        double independent = lower.length * cells.worth;
        return new Spread(
                dispersion,
                lower,
                independent / (independent + prior.strength()),
                Math.sqrt(1 + 1 / Math.max(1, cells.blocks)));
    }

    /** Moments weighted as a likelihood would near the prior, by bucket, shrunk to all buckets together. */
    private static double[] dispersion(Cells cells, Prior prior) {
        double[] over = new double[BUCKETS];
        double[] weight = new double[BUCKETS];
        for (int i = 0; i < cells.mean.length; i++) {
            double mean = Math.max(cells.mean[i], LEAST_MEAN);
            double residual = cells.actual[i] - mean;
            double w = cells.worth / Math.pow(1 / mean + prior.dispersion(), 2);
            over[bucket(mean)] += w * (residual * residual - mean) / (mean * mean);
            weight[bucket(mean)] += w;
        }
        double usual = prior.strength() / Math.pow(1 + prior.dispersion(), 2);
        double all = (Arrays.stream(over).sum() + usual * prior.dispersion())
                / (Arrays.stream(weight).sum() + usual);
        double[] dispersion = new double[BUCKETS];
        Arrays.setAll(
                dispersion,
                b -> Math.clamp((over[b] + usual * all) / (weight[b] + usual), MIN_DISPERSION, MAX_DISPERSION));
        return dispersion;
    }

    /** The law of a forecast with this mean, before any conformal setting. */
    public NegativeBinomial law(double mean) {
        return law(mean, dispersion);
    }

    /** Quantiles at the given increasing levels: whole units, never falling. */
    public double[] quantiles(double mean, double[] levels) {
        NegativeBinomial law = law(mean);
        double[] quantiles = new double[levels.length];
        double least = 0;
        for (int q = 0; q < levels.length; q++) {
            least = Math.max(least, law.quantile(setLevel(levels[q])));
            quantiles[q] = least;
        }
        return quantiles;
    }

    /** The level at which the law covers as much as is asked, by the trailing cells as far as they go. */
    private double setLevel(double level) {
        if (level < FIRST_CONFORMAL || lower.length == 0) {
            return level;
        }
        double wide = NORMAL.cumulativeProbability(NORMAL.inverseCumulativeProbability(level) * widening);
        double empirical = lower[Math.min(lower.length - 1, (int) (wide * lower.length))];
        return Math.clamp(level + trust * (empirical - level), EDGE, 1 - EDGE);
    }

    private static NegativeBinomial law(double mean, double[] dispersion) {
        double m = Math.max(mean, LEAST_MEAN);
        return new NegativeBinomial(m, dispersion[bucket(m)]);
    }

    private static int bucket(double mean) {
        int b = 0;
        while (b < BUCKET_ENDS.length && mean >= BUCKET_ENDS[b]) {
            b++;
        }
        return b;
    }
}
