package io.slotwise.llm.call.upstream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much may still be sent, from the rate-limit headers of a reply; null where a header was missing. */
public record RateWindow(
        @Nullable Quota requests,
        @Nullable Quota inputTokens,
        @Nullable Quota outputTokens) {
    /**
     * One limit.
     *
     * @param limit per window
     * @param remaining in this window
     * @param reset when it is full again
     */
    public record Quota(long limit, long remaining, Instant reset) {}
}
