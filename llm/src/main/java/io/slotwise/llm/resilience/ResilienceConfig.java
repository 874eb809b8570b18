package io.slotwise.llm.resilience;

import java.time.Duration;

/**
 * How patient the pipeline is.
 *
 * @param attempts requests per ask, the first, retries and the repair together
 * @param retryShare retries as a share of the calls of the last ten seconds
 * @param retryFloor retries in ten seconds that are always allowed, so that a quiet product retries at all
 * @param backoff the first wait is a random part of this; it doubles
 * @param backoffMost and never exceeds this
 * @param concurrent requests at once
 * @param queue asks that may wait for their turn; more are shed
 * @param queueWait the longest wait for a turn
 * @param breakerWindow calls that a breaker looks back on
 * @param breakerFailures failures among them that open it
 * @param breakerOpen how long it stays open before one probe; doubles with each failed probe, up to eight times
 * @param accountOff how long Claude stays off after the account was refused, and a model after it was called gone
 */
public record ResilienceConfig(
        int attempts,
        double retryShare,
        int retryFloor,
        Duration backoff,
        Duration backoffMost,
        int concurrent,
        int queue,
        Duration queueWait,
        int breakerWindow,
        int breakerFailures,
        Duration breakerOpen,
        Duration accountOff) {
    public ResilienceConfig {
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("The attempts per ask (%d) must be from 1 to 10.".formatted(attempts));
        }
        if (!(retryShare >= 0 && retryShare <= 1) || retryFloor < 0) {
            throw new IllegalArgumentException("The retry share (%s) must be from 0 to 1, its floor (%d) not negative."
                    .formatted(retryShare, retryFloor));
        }
        if (concurrent < 1 || queue < 0) {
            throw new IllegalArgumentException(
                    "The requests at once (%d) must be positive, the queue (%d) not negative."
                            .formatted(concurrent, queue));
        }
        if (breakerFailures < 1 || breakerFailures > breakerWindow || breakerWindow > 1_000) {
            throw new IllegalArgumentException(
                    "A breaker must open after 1 to %d failures (%d).".formatted(breakerWindow, breakerFailures));
        }
        if (!backoff.isPositive()
                || backoffMost.compareTo(backoff) < 0
                || queueWait.isNegative()
                || !breakerOpen.isPositive()
                || !accountOff.isPositive()) {
            throw new IllegalArgumentException("The times of the pipeline's patience must be positive.");
        }
    }

    /** What ships. */
    public static ResilienceConfig defaults() {
        return new ResilienceConfig(
                3,
                0.10,
                2,
                Duration.ofMillis(200),
                Duration.ofSeconds(4),
                50,
                200,
                Duration.ofSeconds(10),
                20,
                8,
                Duration.ofSeconds(10),
                Duration.ofMinutes(15));
    }
}
