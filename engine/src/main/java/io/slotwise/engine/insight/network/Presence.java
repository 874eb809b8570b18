package io.slotwise.engine.insight.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the presence of something does to a series of counts: a Poisson regression with an exposure, its error widened by
 * the dispersion and the memory that the series shows.
 *
 * @param log logarithm of sales with it by sales without
 * @param error of that logarithm
 * @param perWeek units a week expected without it
 */
record Presence(double log, double error, double perWeek) {
    private static final int NEWTON = 30;
    private static final double MOST = 6;
    private static final double DOUBT = 0.5;
    private static final double MOST_MEMORY = 0.8;

    /**
     * Fits {@code units ~ exposure · exp(a + b · there)}.
     *
     * @param there share of each week that it was there, 0 to 1; below 0 for weeks that do not count
     * @return null where too little is known to fit anything
     */
    static @Nullable Presence fit(double[] units, double[] exposure, double[] there) {
        int[] use = IntStream.range(0, units.length)
                .filter(w -> exposure[w] > 0 && there[w] >= 0)
                .toArray();
        double sold = Arrays.stream(use).mapToDouble(w -> units[w]).sum();
        double exposed = Arrays.stream(use).mapToDouble(w -> exposure[w]).sum();
        if (use.length < 8 || sold < 10) {
            return null;
        }
        double a = Math.log(sold / exposed);
        double b = 0;
        double information = 0;
        for (int round = 0; round < NEWTON; round++) {
            double s0 = 0;
            double s1 = 0;
            double h00 = 0;
            double h01 = 0;
            double h11 = DOUBT;
            s1 -= DOUBT * b;
            for (int w : use) {
                double mean = exposure[w] * Math.exp(a + b * there[w]);
                s0 += units[w] - mean;
                s1 += there[w] * (units[w] - mean);
                h00 += mean;
                h01 += there[w] * mean;
                h11 += there[w] * there[w] * mean;
            }
            double determinant = h00 * h11 - h01 * h01;
            if (!(determinant > 1e-9)) {
                return null;
            }
            information = determinant / h00;
            double stepB = (h00 * s1 - h01 * s0) / determinant;
            a = Math.clamp(a + (h11 * s0 - h01 * s1) / determinant, -20, 20);
            b = Math.clamp(b + stepB, -MOST, MOST);
            if (Math.abs(stepB) < 1e-9) {
                break;
            }
        }
        double[] residuals = new double[use.length];
        for (int i = 0; i < use.length; i++) {
            double mean = exposure[use[i]] * Math.exp(a + b * there[use[i]]);
            residuals[i] = (units[use[i]] - mean) / Math.sqrt(Math.max(mean, 0.1));
        }
        double error = Math.sqrt(dispersion(residuals) / information);
        double perWeek = Math.exp(a) * exposed / use.length;
        return new Presence(b, error, perWeek);
    }

    private static double dispersion(double[] residuals) {
        double squares = 0;
        double products = 0;
        for (int t = 0; t < residuals.length; t++) {
            squares += residuals[t] * residuals[t];
            products += t == 0 ? 0 : residuals[t] * residuals[t - 1];
        }
        double first = squares == 0 ? 0 : products / squares;
        double memory = Math.clamp(first + (1 + 3 * first) / residuals.length, 0, MOST_MEMORY);
        return Math.max(1, squares / (residuals.length - 2)) * (1 + memory) / (1 - memory);
    }
}
