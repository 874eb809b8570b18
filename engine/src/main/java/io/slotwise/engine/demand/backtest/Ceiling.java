package io.slotwise.engine.demand.backtest;

import io.slotwise.engine.demand.count.NegativeBinomial;

/**
 * The share of periods that can be forecast within a tolerance by whoever knows the true law of their units: the
 * forecast that hits most often, as likely as it hits. A hit is {@code |forecast − actual| ≤ tolerance · actual}; a
 * period without a sale is never hit.
 */
final class Ceiling {
    private static final double ENDING = 1e-7;

    private Ceiling() {}

    /** The best share of hits, 0 to 1. */
    static double of(NegativeBinomial law, double tolerance) {
        int last = law.quantile(1 - ENDING);
        double[] cumulative = new double[last + 2];
        for (int n = 0; n <= last; n++) {
            cumulative[n + 1] = cumulative[n] + Math.exp(law.logProbability(n));
        }
        double best = 0;
        for (int least = 1; least <= last; least++) {
            int most = (int) Math.min(last, Math.floor(least * (1 + tolerance) / (1 - tolerance) + ENDING));
            best = Math.max(best, cumulative[most + 1] - cumulative[least]);
        }
        return best;
    }
}
