package io.slotwise.llm.call;

import org.jspecify.annotations.Nullable;

/**
 * One question to Claude, complete.
 *
 * @param feature whose money it is, such as {@code revenue-prediction}; a budget and the usage report go by it
 * @param tier which model and limits
 * @param prompt the rendered prompt
 * @param template what the prompt was made from
 * @param shape the JSON wanted; null for plain text
 * @param caching whether the answer may be kept
 * @param bounds departures from the tier's limits
 * @param leeway whether lower tiers and several answers may stand in for one of this tier
 * @param subject what it is about, such as a machine's id, for the usage report
 */
public record Ask(
        String feature,
        Tier tier,
        Prompt prompt,
        Template template,
        @Nullable Shape shape,
        Caching caching,
        Bounds bounds,
        Leeway leeway,
        @Nullable String subject) {
    public Ask {
        if (!feature.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException(
                    "The feature (%s) must be a short word in lower case.".formatted(feature));
        }
        Tier lowest = leeway.lowest();
        if (lowest != null && lowest.compareTo(tier) > 0) {
            throw new IllegalArgumentException(
                    "The lowest tier (%s) must not be above the ask's own (%s).".formatted(lowest.word(), tier.word()));
        }
    }

    /** A question for plain text that is never kept. */
    public static Ask of(String feature, Tier tier, Prompt prompt) {
        return new Ask(feature, tier, prompt, Template.NONE, null, Caching.NEVER, Bounds.USUAL, Leeway.NONE, null);
    }

    public Ask from(Template used) {
        return new Ask(feature, tier, prompt, used, shape, caching, bounds, leeway, subject);
    }

    public Ask shaped(Shape wanted) {
        return new Ask(feature, tier, prompt, template, wanted, caching, bounds, leeway, subject);
    }

    public Ask cached(Caching how) {
        return new Ask(feature, tier, prompt, template, shape, how, bounds, leeway, subject);
    }

    public Ask bounded(Bounds limits) {
        return new Ask(feature, tier, prompt, template, shape, caching, limits, leeway, subject);
    }

    public Ask with(Leeway more) {
        return new Ask(feature, tier, prompt, template, shape, caching, bounds, more, subject);
    }

    public Ask about(String what) {
        return new Ask(feature, tier, prompt, template, shape, caching, bounds, leeway, what);
    }
}
