package io.slotwise.engine.insight.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far levels wander by themselves: the variance of a level's relative step from one week to the next if it is a random
 * walk, learnt from all series of a fleet together. What parts of a series differ by more than its weeks' own noise
 * explains is drift (the local level model, Harvey 1989); the steps between two weeks, which noise decides, tell the noise
 * (von Neumann 1941). Nine tenths of the series are to lie within what the model allows nine tenths, so that some that
 * truly stepped do not pass for drift, and some that wander further than most are still allowed for.
 */
final class Drift {
    private static final int FEWEST_SERIES = 30;
    private static final double SHARE = 0.9;

    /** The square that nine of ten standard normal values stay below. */
    private static final double SQUARE_OF_NINE_TENTHS = 2.7055;

    private static final double MOST = 0.05;
    private static final int BISECTIONS = 40;

    private Drift() {}

    /** Two stretches of a series apart: the squared relative difference, what noise adds to it, and what drift of 1 does. */
    private record Contrast(double square, double noise, double perDrift) {
        double over(double drift) {
            return square / (noise + drift * perDrift);
        }
    }

    /** The variance of a week's step; 0 where the series wander no further than their noise, or are too few to tell. */
    static double of(List<WeekSeries> all) {
        if (all.size() < FEWEST_SERIES) {
            return 0;
        }
        List<Contrast> contrasts = new ArrayList<>();
        for (WeekSeries series : all) {
            int length = series.length();
            contrasts.add(contrast(series, 0, length / 2, length));
            contrasts.add(contrast(series, 0, length / 4, length / 2));
            contrasts.add(contrast(series, length / 2, length / 2 + length / 4, length));
        }
        if (fits(contrasts, 0)) {
            return 0;
        }
        double low = 0;
        double high = MOST;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (fits(contrasts, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static boolean fits(List<Contrast> contrasts, double drift) {
        long within = contrasts.stream()
                .filter(one -> one.over(drift) <= SQUARE_OF_NINE_TENTHS)
                .count();
        return within >= SHARE * contrasts.size();
    }

    private static Contrast contrast(WeekSeries series, int from, int middle, int to) {
        double rate = series.rate();
        double before = rate * series.exposure(from, middle);
        double after = rate * series.exposure(middle, to);
        double difference = series.units(middle, to) / after - series.units(from, middle) / before;
        double noise = noise(series) * (1 / before + 1 / after);
        return new Contrast(difference * difference, noise, perDrift(series.exposure(), from, middle, to));
    }

    /** Variance over mean of a week's units, from steps between weeks. */
    private static double noise(WeekSeries series) {
        double rate = series.rate();
        double squares = 0;
        double last = 0;
        for (int t = 0; t < series.length(); t++) {
            double expected = rate * series.exposure()[t];
            double residual = (series.units()[t] - expected) / Math.sqrt(expected);
            squares += t == 0 ? 0 : (residual - last) * (residual - last);
            last = residual;
        }
        return Math.max(1, squares / (2 * (series.length() - 1)));
    }

    /** The variance of what two stretches of a random walk with steps of variance 1 differ by, weeks weighed by exposure. */
    static double perDrift(double[] exposure, int from, int middle, int to) {
        double before = Arrays.stream(exposure, from, middle).sum();
        double after = Arrays.stream(exposure, middle, to).sum();
        double tail = 0;
        double sum = 0;
        for (int t = to - 1; t > from; t--) {
            tail += t < middle ? -exposure[t] / before : exposure[t] / after;
            sum += tail * tail;
        }
        return sum;
    }
}
