package io.slotwise.engine.demand;

import io.slotwise.engine.demand.count.NegativeBinomial;

/**
 * How far to fill a slot at a visit: up to the quantile of the interval's demand at Cu ÷ (Cu + Co), where
 * Cu is what a missed sale costs and Co what a unit too many does (the newsvendor; Arrow, Harris and Marschak
 * 1951).
 *
 * @param marginPerUnit money lost with a sale, above 0 for anything worth filling
 * @param recapture share of missed sales that other products catch, 0 to 1
 * @param overagePerUnit money that a unit left over costs: holding, and spoilage where it may expire; 0 or more
 */
public record ParLevel(double marginPerUnit, double recapture, double overagePerUnit) {
    /** Highest service level that is ever aimed at: beyond it the law's tail is not known well enough. */
    public static final double MAX_LEVEL = 0.995;

    public ParLevel {
        if (!(recapture >= 0 && recapture <= 1 && overagePerUnit >= 0 && Double.isFinite(marginPerUnit))) {
            throw new IllegalArgumentException(
                    "The recapture (%s) must be from 0 to 1 and the overage (%s) not negative; the margin is %s."
                            .formatted(recapture, overagePerUnit, marginPerUnit));
        }
    }

    /** The share of intervals that should not run out, 0 to {@value #MAX_LEVEL}. */
    public double serviceLevel() {
        double underage = Math.max(0, marginPerUnit * (1 - recapture));
        double both = underage + overagePerUnit;
        return both == 0 ? 0 : Math.min(MAX_LEVEL, underage / both);
    }

    /** Whole units to fill up to, 0 to {@code capacity}, for the demand between two visits. */
    public int units(NegativeBinomial demand, int capacity) {
        double level = serviceLevel();
        return level <= 0 ? 0 : Math.min(capacity, demand.quantile(level));
    }

    /** Chance that a stock of so many units runs out: that demand reaches it. */
    public static double stockOutRisk(NegativeBinomial demand, int stock) {
        return stock <= 0 ? 1 : 1 - demand.cumulative(stock - 1);
    }
}
