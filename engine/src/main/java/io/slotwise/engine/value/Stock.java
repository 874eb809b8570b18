package io.slotwise.engine.value;

/** What a limited stock lets through of a demand that is negative binomial, in closed form. */
final class Stock {
    private static final double POISSON_BELOW = 1e-9;
    private static final double TAIL = 1e-10;

    private Stock() {}

    /**
     * {@code E[min(D, stock)] = Σ P(D > j), j < stock}, in units.
     *
     * @param mean of the demand between two visits
     * @param dispersion the variance is {@code mean + dispersion · mean²}; 0 is Poisson
     * @param stock whole units at the start, 0 or more
     */
    static double sold(double mean, double dispersion, double stock) {
        if (!(mean > 0)) {
            return 0;
        }
        double spread = 1 + dispersion * mean;
        double probability = dispersion < POISSON_BELOW ? Math.exp(-mean) : Math.exp(-Math.log(spread) / dispersion);
        double step = mean / spread;
        double above = 1;
        double sold = 0;
        for (int j = 0; j < stock; j++) {
            above -= probability;
            if (above < TAIL) {
                break;
            }
            sold += above;
            probability *= step * (1 + dispersion * j) / (j + 1);
        }
        return Math.min(sold, mean);
    }
}
