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
        @Nullable String subject) {
    public Ask {
        if (!feature.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException(
                    "The feature (%s) must be a short word in lower case.".formatted(feature));
        }
    }

    /** A question for plain text that is never kept. */
    public static Ask of(String feature, Tier tier, Prompt prompt) {
        return new Ask(feature, tier, prompt, Template.NONE, null, Caching.NEVER, Bounds.USUAL, null);
    }

    public Ask from(Template used) {
        return new Ask(feature, tier, prompt, used, shape, caching, bounds, subject);
    }

    public Ask shaped(Shape wanted) {
        return new Ask(feature, tier, prompt, template, wanted, caching, bounds, subject);
    }

    public Ask cached(Caching how) {
        return new Ask(feature, tier, prompt, template, shape, how, bounds, subject);
    }

    public Ask bounded(Bounds limits) {
        return new Ask(feature, tier, prompt, template, shape, caching, limits, subject);
    }

    public Ask about(String what) {
        return new Ask(feature, tier, prompt, template, shape, caching, bounds, what);
    }
}
