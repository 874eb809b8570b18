package io.slotwise.llm.cost;

import io.slotwise.llm.call.Effort;
import io.slotwise.llm.call.Tier;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The limits of every tier.
 *
 * @param byTier each tier once
 * @param batchOutputTokens the longest answer in a batch, where nobody waits
 */
public record Tiers(Map<Tier, TierLimits> byTier, int batchOutputTokens) {
    public Tiers {
        byTier = Map.copyOf(byTier);
        for (Tier tier : Tier.values()) {
            if (!byTier.containsKey(tier)) {
                throw new IllegalArgumentException("The tier %s has no limits.".formatted(tier.word()));
            }
        }
    }

    /** The tiers as they ship. Deadlines and output caps follow the guide; the powerful tier thinks on top. */
    public static Tiers defaults() {
        Map<Tier, TierLimits> limits = new EnumMap<>(Tier.class);
        limits.put(Tier.FAST, new TierLimits("claude-haiku-5-5", 2_000, 500, 0, Duration.ofMillis(500), null));
        limits.put(
                Tier.BALANCED, new TierLimits("claude-sonnet-5-5", 6_000, 2_000, 0, Duration.ofSeconds(7), Effort.LOW));
        limits.put(
                Tier.POWERFUL,
                new TierLimits("claude-opus-5-5", 12_000, 4_000, 8_000, Duration.ofSeconds(15), Effort.LOW));
        return new Tiers(limits, 8_000);
    }

    /** The limits of one. */
    public TierLimits of(Tier tier) {
        TierLimits limits = byTier.get(tier);
        if (limits == null) {
            throw new IllegalStateException("The tier %s has no limits.".formatted(tier.word()));
        }
        return limits;
    }

    /** These with one tier changed. */
    public Tiers with(Tier tier, TierLimits limits) {
        Map<Tier, TierLimits> changed = new EnumMap<>(byTier);
        changed.put(tier, limits);
        return new Tiers(changed, batchOutputTokens);
    }

    /** Every model that is in use. */
    public Collection<String> models() {
        return byTier.values().stream()
                .map(TierLimits::model)
                .distinct()
                .sorted()
                .toList();
    }
}
