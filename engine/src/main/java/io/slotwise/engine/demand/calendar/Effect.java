package io.slotwise.engine.demand.calendar;

/**
 * What one factor of the calendar does to a machine's sales.
 *
 * @param logPerStep added to the log of sales by the mark, or by a step of the measure; 0 where it is not used
 * @param logSd standard deviation of that
 * @param step what a step of the measure is: 10 degrees, else a standard deviation; 1 for a mark
 * @param daysSeen days of the past on which the mark held, or on which the measure is known
 */
public record Effect(String factor, double logPerStep, double logSd, double step, int daysSeen, Verdict verdict) {
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

    /** Change of sales by the mark, or by a step of the measure, in per cent. */
    public double percent() {
        return Math.expm1(logPerStep) * 100;
    }
}
