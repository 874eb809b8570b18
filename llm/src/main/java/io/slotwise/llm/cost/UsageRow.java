package io.slotwise.llm.cost;

import io.slotwise.llm.call.Answer;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line of the usage report: an attempt, a hit of the cache, or an ask that was not sent.
 *
 * @param costNanos what is booked; the hold when nobody knows
 * @param certainty whether that is the far side's own count
 * @param level where the answer was found; null when there is none
 * @param cause why there is none; null when there is one
 */
public record UsageRow(
        CallFacts call,
        Usage usage,
        long costNanos,
        Certainty certainty,
        Duration latency,
        @Nullable Duration timeToFirst,
        Answer.@Nullable Level level,
        @Nullable Cause cause) {
    /** How the booked cost is known. */
    public enum Certainty {
        /** From the usage that was returned, or nothing was sent. */
        COUNTED,
        /** The outcome is unknown: booked at the hold. */
        WORST_CASE,
        /** The usage that was returned is above the hold: recorded, and an alarm. */
        ABOVE_HOLD
    }
}
