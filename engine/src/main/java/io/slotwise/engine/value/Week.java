package io.slotwise.engine.value;

/**
 * A week in one belief before it is held against today's: what shoppers came for, and, apart, what sold-out
 * products sent to others.
 */
record Week(
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
    double total() {
        return margin - spoilage - holding - refill - visit + recapturedMargin;
    }

    /** Revenue with recapture beyond today's. */
    double revenue(Week today) {
        return revenue + (recapturedRevenue - today.recapturedRevenue);
    }

    /**
     * Held against today's week: the rates were measured with today's recapture in them, so only what is beyond
     * it counts.
     *
     * @param affinity money of pairs beyond today's
     * @param affinityRevenue the same as revenue
     */
    WeeklyMoney money(Week today, double moves, double affinity, double affinityRevenue) {
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
