package io.slotwise.engine.demand.calendar;

/**
 * What one factor of the calendar does to a machine's sales, and whether a forecast takes it into account.
 *
 * @param logPerStep added to the log of sales by the mark, or by a step of the measure, drawn to nothing
 * @param logSd standard deviation of that
 * @param step what a step of the measure is: 10 degrees, else a standard deviation; 1 for a mark
 * @param daysSeen days of the machine's past on which the mark held, or on which the measure is known
 */
public record Effect(
        String factor, Kind kind, double logPerStep, double logSd, double step, int daysSeen, Verdict verdict) {
    /** What kind of thing a factor is. */
    public enum Kind {
        /** Holds on a day or does not: a holiday, no school, an event. */
        MARK,
        /** Has a size: a temperature. */
        MEASURE
    }

    /** Whether a forecast takes it into account, and why not. */
    public enum Verdict {
        USED,
        /** The past has no such day, so nothing could be learnt. */
        NEVER_SEEN,
        /** Too few such days, or all alike. */
        TOO_FEW_DAYS,
        /** Such days sold as others do, within chance. */
        NO_EFFECT_SEEN
    }

    public boolean used() {
        return verdict == Verdict.USED;
    }

    /** What forecasts add to the log of sales; 0 where it is not used. */
    public double applied() {
        return used() ? logPerStep : 0;
    }

    /** What sales are multiplied by, so many standard deviations from the estimate; 0 for the estimate itself. */
    public double multiplier(double deviations) {
        return Math.exp(logPerStep + deviations * logSd);
    }
}
