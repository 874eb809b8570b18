package io.slotwise.llm.gateway;

import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.Tiers;
import io.slotwise.llm.resilience.ResilienceConfig;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The limits of the whole pipe.
 *
 * @param cacheBytes of answers kept in memory
 * @param timeToLive how long an answer is given again
 * @param sampling how often asks that vote are sent
 */
public record GatewayConfig(
        Tiers tiers,
        Budget budget,
        ResilienceConfig resilience,
        long cacheBytes,
        Duration timeToLive,
        Sampling sampling) {
    private static final int USUAL_DOLLARS_A_DAY = 50;
    private static final long USUAL_CACHE_BYTES = 32L << 20;

    public GatewayConfig {
        if (cacheBytes < 0 || !timeToLive.isPositive()) {
            throw new IllegalArgumentException(
                    "The cache (%d bytes for %s) must not be negative.".formatted(cacheBytes, timeToLive));
        }
        if (sampling.answers() > resilience.attempts()) {
            throw new IllegalArgumentException("The answers that vote (%d) must be within the requests of an ask (%d)."
                    .formatted(sampling.answers(), resilience.attempts()));
        }
    }

    /** What ships, with the operator's zone. */
    public static GatewayConfig defaults(ZoneId zone) {
        return new GatewayConfig(
                Tiers.defaults(),
                Budget.ofDollars(USUAL_DOLLARS_A_DAY, zone),
                ResilienceConfig.defaults(),
                USUAL_CACHE_BYTES,
                Duration.ofHours(24),
                Sampling.defaults());
    }

    public GatewayConfig with(Budget changed) {
        return new GatewayConfig(tiers, changed, resilience, cacheBytes, timeToLive, sampling);
    }

    public GatewayConfig with(Tiers changed) {
        return new GatewayConfig(changed, budget, resilience, cacheBytes, timeToLive, sampling);
    }

    public GatewayConfig with(ResilienceConfig changed) {
        return new GatewayConfig(tiers, budget, changed, cacheBytes, timeToLive, sampling);
    }

    public GatewayConfig with(Sampling changed) {
        return new GatewayConfig(tiers, budget, resilience, cacheBytes, timeToLive, changed);
    }
}
