package io.slotwise.llm.call.upstream;

import io.slotwise.llm.call.Effort;
import io.slotwise.llm.call.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes out.
 *
 * @param model the model's id
 * @param maxTokens the output cap, thinking included
 * @param effort how hard to think; null leaves it to the model
 * @param prompt what is said
 * @param schema the JSON schema of the answer; null for plain text
 */
public record ModelRequest(
        String model,
        int maxTokens,
        @Nullable Effort effort,
        Prompt prompt,
        @Nullable String schema) {
    public ModelRequest {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("The output cap (%d tokens) must be positive.".formatted(maxTokens));
        }
    }
}
