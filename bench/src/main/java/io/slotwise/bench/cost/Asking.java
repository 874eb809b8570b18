package io.slotwise.bench.cost;

import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Bounds;
import io.slotwise.llm.call.Caching;
import io.slotwise.llm.call.Canonical;
import io.slotwise.llm.call.Check;
import io.slotwise.llm.call.Effort;
import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.Tiers;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** How a step is asked with some of the savings. */
record Asking(Set<Saving> savings) {
    /** A loaded machine must not change the bill. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int ANY_LENGTH = 1_000_000;

    /** Prompts were fitted by an estimate that learns; a replay's own has learnt from other prompts. */
    private static final double LEARNT = 1.1;

    Ask ask(Step step) {
        Ask usual = step.prepared().ask();
        Prompt prompt = has(Saving.SHORT_PROMPTS) ? usual.prompt() : step.guidePrompt();
        return new Ask(
                usual.feature(),
                has(Saving.TIERS) ? usual.tier() : Tier.POWERFUL,
                has(Saving.PREFIX_CACHE)
                        ? prompt
                        : prompt.keeping(prompt.parts().map(part -> Keep.NO).toList()),
                usual.template(),
                usual.shape(),
                caching(usual.caching(), prompt),
                new Bounds(null, PATIENCE, has(Saving.LOW_EFFORT) ? null : Effort.HIGH),
                usual.leeway(),
                usual.subject());
    }

    /** The guide's prompts hold no facts, so that their answers cannot be held against any. */
    Check check(Step step) {
        return has(Saving.SHORT_PROMPTS) ? step.prepared().check() : Check.NONE;
    }

    Tiers tiers() {
        Tiers tiers = Tiers.defaults();
        for (Tier tier : Tier.values()) {
            TierLimits limits = tiers.of(tier);
            tiers = tiers.with(
                    tier,
                    new TierLimits(
                            limits.model(),
                            has(Saving.SHORT_PROMPTS) ? (int) (LEARNT * limits.contextTokens()) : ANY_LENGTH,
                            limits.outputTokens(),
                            limits.thinkingTokens(),
                            PATIENCE,
                            limits.effort()));
        }
        return tiers;
    }

    boolean has(Saving saving) {
        return savings.contains(saving);
    }

    /** Equal asks in flight are found by the key as well, so that one saving needs the other's half. */
    private Caching caching(Caching usual, Prompt prompt) {
        boolean keyed = has(Saving.EXACT_CACHE) || has(Saving.COALESCING);
        if (!keyed || !(usual instanceof Caching.Exact exact)) {
            return Caching.NEVER;
        }
        return has(Saving.CANONICAL_KEY)
                ? exact
                : new Caching.Exact(Canonical.EMPTY.text("prompt", text(prompt)), exact.tags());
    }

    private static String text(Prompt prompt) {
        return prompt.parts()
                .map(part -> part instanceof Part.Text text ? text.text() : "")
                .collect(Collectors.joining("\n"));
    }
}
