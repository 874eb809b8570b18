package io.slotwise.llm.cost;

import io.slotwise.llm.call.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which attempt of which ask a hold or a usage row belongs to.
 *
 * @param callId the ask's id, unique
 * @param attempt 1 and up; 0 for a row without a request, such as a cache hit
 * @param at when the attempt began
 * @param template feature and version of the prompt's template
 * @param subject what it was about, such as a machine
 */
public record CallFacts(
        String callId,
        int attempt,
        Instant at,
        String feature,
        String model,
        Tier tier,
        String template,
        @Nullable String subject) {
    /** Unique to the attempt. */
    public String id() {
        return callId + "#" + attempt;
    }
}
