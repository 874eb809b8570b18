package io.slotwise.llm.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where one ask departs from the limits of its tier; null is the tier's own.
 *
 * @param outputTokens the most tokens of the visible answer
 * @param deadline for everything together: waiting, retries, the answer and its repair
 * @param effort how hard to think
 */
public record Bounds(
        @Nullable Integer outputTokens,
        @Nullable Duration deadline,
        @Nullable Effort effort) {
    /** All as the tier has it. */
    public static final Bounds USUAL = new Bounds(null, null, null);

    public Bounds {
        if (outputTokens != null && outputTokens < 1) {
            throw new IllegalArgumentException("The output cap (%d tokens) must be positive.".formatted(outputTokens));
        }
        if (deadline != null && !deadline.isPositive()) {
            throw new IllegalArgumentException("The deadline (%s) must be positive.".formatted(deadline));
        }
    }

    /** The tier's limits with another deadline. */
    public static Bounds within(Duration deadline) {
        return new Bounds(null, deadline, null);
    }
}
