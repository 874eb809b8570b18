package io.slotwise.engine.value.money;

/**
 * What a planogram earns in an average week, by component, in currency units; costs are positive and are
 * subtracted. Where the measure is {@link Measure#REVENUE} the margin is the revenue and costs are 0.
 *
 * @param units sold, with recapture
 * @param revenue taken, with recapture
 * @param margin on the units that shoppers came for
 * @param spoilage cost of goods that expire
 * @param holding cost of capital in the machine
 * @param refill cost of filling
 * @param visit cost of the driver's visits
 * @param moves cost of carrying the change out, spread over the weeks in which it pays
 * @param recapture margin on units that sold-out products sent to others, beyond what the rates measured among today's
 *     sell-outs already know of
 * @param affinity margin on units sold because products stand near each other, more than today
 */
public record WeeklyMoney(
        double units,
        double revenue,
        double margin,
        double spoilage,
        double holding,
        double refill,
        double visit,
        double moves,
        double recapture,
        double affinity) {
    /** Money a week, after all components. */
    public double total() {
        return margin - spoilage - holding - refill - visit - moves + recapture + affinity;
    }

    /** What this week has more than another, component by component. */
    public WeeklyMoney minus(WeeklyMoney other) {
        return new WeeklyMoney(
                units - other.units,
                revenue - other.revenue,
                margin - other.margin,
                spoilage - other.spoilage,
                holding - other.holding,
                refill - other.refill,
                visit - other.visit,
                moves - other.moves,
                recapture - other.recapture,
                affinity - other.affinity);
    }
}
