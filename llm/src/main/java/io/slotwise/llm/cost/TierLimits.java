package io.slotwise.llm.cost;

import io.slotwise.llm.call.Effort;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a tier may take.
 *
 * @param model the model's id
 * @param contextTokens the longest prompt, by estimate
 * @param outputTokens the longest visible answer
 * @param thinkingTokens what a model that thinks may think on top; billed as output
 * @param deadline for an ask, everything included
 * @param effort how hard to think; null leaves it to the model
 */
public record TierLimits(
        String model,
        int contextTokens,
        int outputTokens,
        int thinkingTokens,
        Duration deadline,
        @Nullable Effort effort) {
    public TierLimits {
        if (model.isBlank()) {
            throw new IllegalArgumentException("The model of a tier must be named.");
        }
        if (contextTokens < 1 || outputTokens < 1 || thinkingTokens < 0) {
            throw new IllegalArgumentException("The tokens of a tier (%d in, %d out, %d thinking) must be positive."
                    .formatted(contextTokens, outputTokens, thinkingTokens));
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("The deadline of a tier (%s) must be positive.".formatted(deadline));
        }
    }
}
