package io.slotwise.llm.gateway;

import io.slotwise.llm.cache.AnswerKey;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Caching;
import io.slotwise.llm.call.Canonical;
import io.slotwise.llm.call.Effort;
import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.Tier;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.cost.CallFacts;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.Tiers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ask with the limits of a tier applied: its own, or a lower one that stands in. What stands in gets the prompt that
 * was fitted for the ask's own tier and may answer as long; a lower model costs less for both.
 *
 * @param tier whose model is asked
 * @param maxTokens the output cap, thinking included
 * @param answers that are asked for at once and vote; 1 for none
 * @param key what makes it the same as another; null when it is never kept
 * @param tags what its answer depends on
 * @param hasLower whether the model of a lower tier may stand in
 */
record Plan(
        Ask ask,
        Tier tier,
        String model,
        int contextTokens,
        int maxTokens,
        @Nullable Effort effort,
        Duration deadline,
        int answers,
        @Nullable AnswerKey key,
        Map<String, Long> tags,
        boolean hasLower) {
    static Plan of(Ask ask, Tiers tiers, int answers) {
        return of(ask, ask.tier(), tiers, answers);
    }

    private static Plan of(Ask ask, Tier tier, Tiers tiers, int answers) {
        TierLimits own = tiers.of(ask.tier());
        TierLimits limits = tiers.of(tier);
        Integer output = ask.bounds().outputTokens();
        Effort wanted = ask.bounds().effort();
        boolean takesEffort = tier == ask.tier() || limits.effort() != null;
        Duration deadline = ask.bounds().deadline();
        Plan plan = new Plan(
                ask,
                tier,
                limits.model(),
                own.contextTokens(),
                (output == null ? own.outputTokens() : output) + limits.thinkingTokens(),
                takesEffort && wanted != null ? wanted : limits.effort(),
                deadline == null ? own.deadline() : deadline,
                answers,
                null,
                Map.of(),
                lower(ask, tier, tiers) != null);
        return ask.caching() instanceof Caching.Exact exact ? plan.kept(exact) : plan;
    }

    /** With the next lower tier that may stand in and has another model; null where there is none. */
    @Nullable
    Plan lower(Tiers tiers) {
        Tier lower = lower(ask, tier, tiers);
        return lower == null ? null : of(ask, lower, tiers, answers);
    }

    /** Tiers that share a model have nobody to stand in for each other. */
    private static @Nullable Tier lower(Ask ask, Tier tier, Tiers tiers) {
        Tier lowest = ask.leeway().lowest();
        String model = tiers.of(tier).model();
        Tier next = below(tier);
        while (next != null && tiers.of(next).model().equals(model)) {
            next = below(next);
        }
        return next == null || lowest == null || next.compareTo(lowest) < 0 ? null : next;
    }

    /** This, or the lower one that asks a model; null where that model may not answer. */
    @Nullable
    Plan by(String asked, Tiers tiers) {
        Plan plan = this;
        while (plan != null && !plan.model.equals(asked)) {
            plan = plan.lower(tiers);
        }
        return plan;
    }

    /** What the books say of an attempt. */
    CallFacts facts(String callId, int attempt, Instant at) {
        return new CallFacts(
                callId, attempt, at, ask.feature(), model, tier, ask.template().word(), ask.subject());
    }

    ModelRequest request(Prompt prompt) {
        String schema = ask.shape() == null ? null : ask.shape().schema();
        return new ModelRequest(model, maxTokens, effort, prompt, schema);
    }

    /** As a request of a batch, where nobody waits and answers may be longer. */
    ModelRequest batched(Prompt prompt, int outputTokens) {
        String schema = ask.shape() == null ? null : ask.shape().schema();
        return new ModelRequest(model, Math.max(maxTokens, outputTokens), effort, prompt, schema);
    }

    /** How long a request of a batch may ask to be kept: it takes up to an hour, and so do its neighbours. */
    Keep batchedKeep() {
        return longestKeep() == Keep.NO ? Keep.NO : Keep.ONE_HOUR;
    }

    /** How long the prompt asks to be kept at most, which is what it may cost to write it. */
    Keep longestKeep() {
        return ask.prompt()
                .parts()
                .map(part -> part.keep())
                .max(Keep::compareTo)
                .orElse(Keep.NO);
    }

    private static @Nullable Tier below(Tier tier) {
        return switch (tier) {
            case POWERFUL -> Tier.BALANCED;
            case BALANCED -> Tier.FAST;
            case FAST -> null;
        };
    }

    private Plan kept(Caching.Exact exact) {
        String shape = ask.shape() == null
                ? ""
                : ask.shape().version() + "\n" + ask.shape().schema();
        Canonical canonical = Canonical.EMPTY
                .text("feature", ask.feature())
                .text("template", ask.template().word())
                .text("template hash", ask.template().hash())
                .text("shape", shape)
                .text("model", model)
                .text("effort", effort == null ? "" : effort.word())
                .whole("output cap", maxTokens)
                .nested("identity", exact.identity());
        AnswerKey own = new AnswerKey(answers == 1 ? canonical : canonical.whole("answers", answers));
        return new Plan(
                ask, tier, model, contextTokens, maxTokens, effort, deadline, answers, own, exact.tags(), hasLower);
    }
}
