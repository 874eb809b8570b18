package io.slotwise.engine.insight.anomaly;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether the level of a series of counts changed once, and when: the likelihood-ratio scan over all dates (Worsley 1986
 * for counts with exposures), scaled by the dispersion and the memory that the series itself shows around the best step
 * (Lavielle and Moulines 2000 for why memory must be paid for), or by how far levels wander in the fleet where that is
 * more. What the largest of so many ratios does where nothing happened comes from simulated series of the same length and
 * memory, as no formula holds for short ones.
 */
final class ShiftTest {
    /** Fewest weeks on either side of a change. */
    static final int EDGE = 3;

    private static final int SIMULATIONS = 2_000;
    private static final long SEED = 0x5417_F7L;
    private static final double MEMORY_STEP = 0.1;
    private static final int MEMORIES = 8;
    private static final double CALIBRATED_AT = 0.99;
    private static final double LEAST_UNITS = 4;

    private final Map<Integer, Double> looks = new TreeMap<>();

    /**
     * The best step.
     *
     * @param at index of the first week of the new level
     * @param before units per exposure before
     * @param after units per exposure after
     * @param statistic as large as a t value of so many weeks
     * @param pValue with the choice of the date paid for
     * @param dispersion variance of a week's units over their mean around the step, memory or drift included, whichever is
     *     more
     */
    record Step(int at, double before, double after, double statistic, double pValue, double dispersion) {}

    private record Best(int at, double ratio) {}

    /**
     * The step that a series shows most, significant or not.
     *
     * @param units by week, at least twice the edge of them
     * @param exposure expected of each week up to a factor, above 0
     * @param drift variance of the relative step from week to week of a level that wanders by itself, see {@link Drift}
     */
    Step strongest(double[] units, double[] exposure, double drift) {
        Best best = scan(units, exposure);
        double before = sum(units, 0, best.at) / sum(exposure, 0, best.at);
        double after = sum(units, best.at, units.length) / sum(exposure, best.at, units.length);
        double[] residuals = new double[units.length];
        double whole = sum(units, 0, units.length) / sum(exposure, 0, units.length);
        for (int t = 0; t < units.length; t++) {
            double level = t < best.at ? before : after;
            double spread = Math.max(level, 0.25 * whole) * exposure[t];
            residuals[t] = (units[t] - level * exposure[t]) / Math.sqrt(spread);
        }
        double memory = memory(residuals);
        double noise = Math.max(1, variance(residuals));
        double dispersion = Math.max(noise * inflation(memory), noise + wandered(exposure, best.at, whole, drift));
        double statistic = Math.sqrt(best.ratio / dispersion);
        int bucket = Math.min(MEMORIES, (int) Math.ceil(memory / MEMORY_STEP - 1e-9));
        return new Step(best.at, before, after, statistic, pValue(statistic, units.length, bucket), dispersion);
    }

    /** What drift between the two parts adds to the dispersion of a week. */
    private static double wandered(double[] exposure, int at, double rate, double drift) {
        if (drift == 0) {
            return 0;
        }
        double counting = 1 / (rate * sum(exposure, 0, at)) + 1 / (rate * sum(exposure, at, exposure.length));
        return drift * Drift.perDrift(exposure, 0, at, exposure.length) / counting;
    }

    /** Twice the log-likelihood ratio of two Poisson levels against one, at its largest. */
    private static Best scan(double[] units, double[] exposure) {
        double allUnits = sum(units, 0, units.length);
        double allExposure = sum(exposure, 0, units.length);
        Best best = new Best(EDGE, 0);
        double left = 0;
        double exposed = 0;
        for (int at = 1; at <= units.length - EDGE; at++) {
            left += units[at - 1];
            exposed += exposure[at - 1];
            double right = allExposure - exposed;
            boolean enough = Math.min(exposed, right) * allUnits / allExposure >= LEAST_UNITS;
            if (at >= EDGE && enough) {
                double ratio = 2
                        * (gain(left, exposed * allUnits / allExposure)
                                + gain(allUnits - left, right * allUnits / allExposure));
                best = ratio > best.ratio ? new Best(at, ratio) : best;
            }
        }
        return best;
    }

    private static double gain(double units, double expected) {
        return units == 0 ? 0 : units * Math.log(units / expected);
    }

    /** First autocorrelation, its downward bias in short series added back, 0 where it is negative. */
    private static double memory(double[] residuals) {
        double mean = Arrays.stream(residuals).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (int t = 0; t < residuals.length; t++) {
            squares += (residuals[t] - mean) * (residuals[t] - mean);
            products += t == 0 ? 0 : (residuals[t] - mean) * (residuals[t - 1] - mean);
        }
        double first = squares == 0 ? 0 : products / squares;
        return Math.clamp(first + (1 + 3 * first) / residuals.length, 0, MEMORY_STEP * MEMORIES);
    }

    private static double inflation(double memory) {
        return (1 + memory) / (1 - memory);
    }

    private static double variance(double[] residuals) {
        double squares = 0;
        for (double residual : residuals) {
            squares += residual * residual;
        }
        return squares / (residuals.length - 2);
    }

    /** The tail of a t value times as many looks as the simulated series say that the scan is worth. */
    private double pValue(double statistic, int length, int bucket) {
        double worth = looks.computeIfAbsent(length * (MEMORIES + 1) + bucket, any -> worth(length, bucket));
        return Math.min(1, worth * tail(statistic, length));
    }

    private static double tail(double statistic, int length) {
        return 2 * TDistribution.of(length - 2.0).survivalProbability(statistic);
    }

    private static double worth(int length, int bucket) {
        double memory = MEMORY_STEP * bucket;
        SplittableRandom random = new SplittableRandom(SEED + length);
        double[] largest = new double[SIMULATIONS];
        double[] noise = new double[length];
        for (int run = 0; run < SIMULATIONS; run++) {
            noise[0] = random.nextGaussian();
            double fresh = Math.sqrt(1 - memory * memory);
            for (int t = 1; t < length; t++) {
                noise[t] = memory * noise[t - 1] + fresh * random.nextGaussian();
            }
            largest[run] = largest(noise);
        }
        Arrays.sort(largest);
        double high = largest[(int) (CALIBRATED_AT * SIMULATIONS)];
        return (1 - CALIBRATED_AT) / tail(high, length);
    }

    /** The same statistic for a series whose noise is normal. */
    private static double largest(double[] noise) {
        int length = noise.length;
        double all = sum(noise, 0, length);
        double left = 0;
        double most = 0;
        int best = EDGE;
        for (int at = 1; at <= length - EDGE; at++) {
            left += noise[at - 1];
            double apart = left / at - (all - left) / (length - at);
            double ratio = apart * apart * at * (length - at) / length;
            if (at >= EDGE && ratio > most) {
                most = ratio;
                best = at;
            }
        }
        double before = sum(noise, 0, best) / best;
        double after = sum(noise, best, length) / (length - best);
        double[] residuals = new double[length];
        for (int t = 0; t < length; t++) {
            residuals[t] = noise[t] - (t < best ? before : after);
        }
        return Math.sqrt(most / (variance(residuals) * inflation(memory(residuals))));
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }
}
