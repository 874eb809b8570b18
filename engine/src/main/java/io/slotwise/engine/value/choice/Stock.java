package io.slotwise.engine.value.choice;

import java.util.Arrays;

/** What a limited stock lets through of a demand that is negative binomial, in closed form. */
public final class Stock {
    private static final double POISSON_BELOW = 1e-9;
    private static final double TAIL = 1e-10;

    /** {@code 1 ÷ (j + 1)}: a division a unit would be half of the time that the sum takes. */
    private static final double[] INVERSE = new double[128];

    static {
        for (int j = 0; j < INVERSE.length; j++) {
            INVERSE[j] = 1.0 / (j + 1);
        }
    }

    private Stock() {}

    /**
     * {@code E[min(D, stock)] = Σ P(D > j), j < stock}, in units.
     *
     * @param mean of the demand between two visits
     * @param dispersion the variance is {@code mean + dispersion · mean²}; 0 is Poisson
     * @param stock whole units at the start, 0 or more
     */
    public static double sold(double mean, double dispersion, double stock) {
        if (!(mean > 0)) {
            return 0;
        }
        double spread = 1 + dispersion * mean;
        double probability = nothing(mean, dispersion, spread);
        double step = mean / spread;
        double above = 1;
        double sold = 0;
        for (int j = 0; j < stock; j++) {
            above -= probability;
            if (above < TAIL) {
                break;
            }
            sold += above;
            probability *= step * (1 + dispersion * j) * inverse(j);
        }
        return Math.min(sold, mean);
    }

    /**
     * The same for several stocks at once, in the time of the largest.
     *
     * @param stocks ascending
     * @param sold filled, shape {@code [stocks]}
     */
    public static void sold(double mean, double dispersion, double[] stocks, double[] sold) {
        if (!(mean > 0)) {
            Arrays.fill(sold, 0);
            return;
        }
        double spread = 1 + dispersion * mean;
        double probability = nothing(mean, dispersion, spread);
        double step = mean / spread;
        double above = 1;
        double sum = 0;
        int j = 0;
        for (int i = 0; i < stocks.length; i++) {
            for (; j < stocks[i] && above > 0; j++) {
                above -= probability;
                if (above < TAIL) {
                    above = 0;
                }
                sum += above;
                probability *= step * (1 + dispersion * j) * inverse(j);
            }
            sold[i] = Math.min(sum, mean);
        }
    }

    /**
     * The same for every stock from 0 up, in the time of the last.
     *
     * @param sold filled, shape {@code [stock]}
     */
    public static void soldUpTo(double mean, double dispersion, double[] sold) {
        sold[0] = 0;
        if (!(mean > 0)) {
            Arrays.fill(sold, 0);
            return;
        }
        double spread = 1 + dispersion * mean;
        double probability = nothing(mean, dispersion, spread);
        double step = mean / spread;
        double above = 1;
        double sum = 0;
        for (int j = 0; j + 1 < sold.length; j++) {
            above -= probability;
            if (above < TAIL) {
                Arrays.fill(sold, j + 1, sold.length, Math.min(sum, mean));
                return;
            }
            sum += above;
            sold[j + 1] = Math.min(sum, mean);
            probability *= step * (1 + dispersion * j) * inverse(j);
        }
    }

    private static double nothing(double mean, double dispersion, double spread) {
        return dispersion < POISSON_BELOW ? Math.exp(-mean) : Math.exp(-Math.log(spread) / dispersion);
    }

    private static double inverse(int j) {
        return j < INVERSE.length ? INVERSE[j] : 1.0 / (j + 1);
    }
}
