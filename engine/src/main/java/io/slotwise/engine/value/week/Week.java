package io.slotwise.engine.value.week;

import io.slotwise.engine.value.money.WeeklyMoney;

/**
 * A week in one belief: what shoppers came for, and, apart, what others caught because products sold out more, or less,
 * than the rates know of, which were measured among today's sell-outs.
 */
public record Week(
        double units,
        double revenue,
        double margin,
        double spoilage,
        double holding,
        double refill,
        double visit,
        double recapturedUnits,
        double recapturedRevenue,
        double recapturedMargin) {
    public double total() {
        return margin - spoilage - holding - refill - visit + recapturedMargin;
    }

    /** All revenue, recaptured as well. */
    public double allRevenue() {
        return revenue + recapturedRevenue;
    }

    /**
     * As it is shown.
     *
     * @param affinity money of pairs beyond today's
     * @param affinityRevenue the same as revenue
     */
    public WeeklyMoney money(double moves, double affinity, double affinityRevenue) {
        return new WeeklyMoney(
                units + recapturedUnits,
                allRevenue() + affinityRevenue,
                margin,
                spoilage,
                holding,
                refill,
                visit,
                moves,
                recapturedMargin,
                affinity);
    }
}
