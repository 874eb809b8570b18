package io.slotwise.llm.call.upstream;

import io.slotwise.llm.call.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A reply that came whole.
 *
 * @param model the model that answered
 * @param text all text of the answer, thinking left out
 * @param stop why it ended
 * @param usage what is billed
 * @param timeToFirst to the first piece of text of a stream; null otherwise
 * @param rates what the far side said about its limits; null if nothing
 * @param simulated whether a simulated far side said so of itself
 */
public record ModelReply(
        String model,
        String text,
        Stop stop,
        Usage usage,
        @Nullable Duration timeToFirst,
        @Nullable RateWindow rates,
        boolean simulated) {
    /** Why a reply ended. */
    public enum Stop {
        /** Nothing more to say. */
        END,
        /** The output cap or the context window was reached. */
        CUT,
        /** The model will not answer. */
        REFUSAL
    }
}
