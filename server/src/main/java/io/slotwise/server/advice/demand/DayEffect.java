package io.slotwise.server.advice.demand;

import io.slotwise.server.advice.demand.DemandAnswer.Interval;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that moves a machine's sales beside its weekdays, as callers see it; what is not used changes no figure.
 *
 * @param factor the calendar's name of it; {@code annual_season}, {@code trend}
 * @param multiplier of sales, as the past suggests; absent where nothing was seen
 * @param interval of the multiplier
 * @param per what the multiplier is of: a day with it, 10 degrees more, the coming days, the last four weeks
 * @param daysSeen days of the past that it rests on
 * @param daysAhead days of the horizon that have it; absent for what has no days
 * @param months multipliers of the months against the year's average, by {@code 01} to {@code 12}; of a season in use
 */
public record DayEffect(
        String factor,
        Kind kind,
        @Nullable Double multiplier,
        @Nullable Interval interval,
        String per,
        int daysSeen,
        @Nullable Integer daysAhead,
        boolean used,
        Verdict verdict,
        String reason,
        @Nullable Map<String, Double> months) {
    /** What kind of thing moves sales. */
    public enum Kind {
        MARK,
        MEASURE,
        SEASON,
        TREND
    }

    /** Whether forecasts follow it, and why not. */
    public enum Verdict {
        USED,
        NEVER_SEEN,
        TOO_FEW_DAYS,
        WITHIN_CHANCE
    }
}
