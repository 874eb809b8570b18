package io.slotwise.engine.demand.outlook;

import io.slotwise.engine.demand.ParLevel;
import io.slotwise.engine.demand.count.NegativeBinomial;

/** What a stock lets through of a demand. */
public final class Stock {
    private Stock() {}

    /** Chance that it runs out: that demand reaches it. */
    public static double risk(NegativeBinomial demand, int units) {
        return ParLevel.stockOutRisk(demand, units);
    }

    /** Units that are wanted beyond it: {@code E[max(0, D − units)] = mean − Σ P(D > j), j < units}. */
    public static double missed(NegativeBinomial demand, int units) {
        double sold = 0;
        double below = 0;
        for (int j = 0; j < units; j++) {
            below += Math.exp(demand.logProbability(j));
            sold += Math.max(0, 1 - below);
        }
        return Math.max(0, demand.mean() - sold);
    }

    /**
     * Whole units to fill up to, 0 to {@code most}: as long as the chance that one more is sold before the next visit
     * outweighs the chance that it lies there and spoils (marginal analysis of the newsvendor).
     *
     * @param prices what a missed sale and a unit left over cost, without spoilage
     * @param spoilt money lost when a unit expires
     * @param untilExpiry the demand over a unit's shelf life; the same as {@code demand} weighs spoilage fully
     */
    public static int par(
            ParLevel prices, NegativeBinomial demand, NegativeBinomial untilExpiry, double spoilt, int most) {
        double underage = Math.max(0, prices.marginPerUnit() * (1 - prices.recapture()));
        double below = 0;
        double expires = 0;
        for (int n = 1; n <= most; n++) {
            below += Math.exp(demand.logProbability(n - 1));
            expires += Math.exp(untilExpiry.logProbability(n - 1));
            double sells = Math.max(0, 1 - below);
            double loss = (1 - sells) * prices.overagePerUnit() + Math.min(1, expires) * spoilt;
            if (sells * underage <= loss || sells < 1 - ParLevel.MAX_LEVEL) {
                return n - 1;
            }
        }
        return most;
    }
}
