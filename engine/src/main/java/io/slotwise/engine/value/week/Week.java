package io.slotwise.engine.value.week;

import io.slotwise.engine.value.money.WeeklyMoney;

/**
 * A week in one belief before it is held against today's: what shoppers came for, and, apart, what sold-out
 * products sent to others.
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

    /** Revenue with recapture beyond today's. */
    public double revenue(Week today) {
        return revenue + (recapturedRevenue - today.recapturedRevenue);
    }

    /**
     * Held against today's week: the rates were measured with today's recapture in them, so only what is beyond
     * it counts.
     *
     * @param affinity money of pairs beyond today's
     * @param affinityRevenue the same as revenue
     */
    public WeeklyMoney money(Week today, double moves, double affinity, double affinityRevenue) {
        return new WeeklyMoney(
                units + (recapturedUnits - today.recapturedUnits),
                revenue(today) + affinityRevenue,
                margin,
                spoilage,
                holding,
                refill,
                visit,
                moves,
                recapturedMargin - today.recapturedMargin,
                affinity);
    }
}
