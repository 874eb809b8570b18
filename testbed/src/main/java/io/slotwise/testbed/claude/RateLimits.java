package io.slotwise.testbed.claude;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Requests and tokens allowed in each minute, and the headers that tell. Guarded by its own monitor.
 *
 * @see #NONE
 */
final class RateLimits {
    /** More than anyone sends. */
    static final long NONE = 1_000_000_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final long requests;
    private final long tokens;
    private Instant since = Instant.EPOCH;
    private long usedRequests;
    private long usedTokens;

    RateLimits(long requests, long tokens) {
        this.requests = requests;
        this.tokens = tokens;
    }

    /** Whether one more request fits; it is counted if so. */
    synchronized boolean admit(Instant now, long inputTokens) {
        if (!now.isBefore(since.plus(MINUTE))) {
            since = now;
            usedRequests = 0;
            usedTokens = 0;
        }
        if (usedRequests >= requests || usedTokens + inputTokens > tokens) {
            return false;
        }
        usedRequests++;
        usedTokens += inputTokens;
        return true;
    }

    synchronized int retryAfterSeconds(Instant now) {
        return (int) Math.max(1, Duration.between(now, since.plus(MINUTE)).toSeconds());
    }

    synchronized Map<String, String> headers() {
        String reset = since.plus(MINUTE).toString();
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, "requests", requests, requests - usedRequests, reset);
        put(headers, "tokens", tokens, tokens - usedTokens, reset);
        put(headers, "input-tokens", tokens, tokens - usedTokens, reset);
        put(headers, "output-tokens", tokens, tokens, reset);
        return headers;
    }

    private static void put(Map<String, String> headers, String kind, long limit, long remaining, String reset) {
        String name = "anthropic-ratelimit-" + kind;
        headers.put(name + "-limit", Long.toString(limit));
        headers.put(name + "-remaining", Long.toString(Math.max(0, remaining)));
        headers.put(name + "-reset", reset);
    }
}
