package io.slotwise.llm.gateway;

import io.slotwise.llm.cache.AnswerKey;
import io.slotwise.llm.call.Ask;
import io.slotwise.llm.call.Caching;
import io.slotwise.llm.call.Canonical;
import io.slotwise.llm.call.Effort;
import io.slotwise.llm.call.Keep;
import io.slotwise.llm.call.Prompt;
import io.slotwise.llm.call.upstream.ModelRequest;
import io.slotwise.llm.cost.TierLimits;
import io.slotwise.llm.cost.Tiers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ask with the limits of its tier applied.
 *
 * @param maxTokens the output cap, thinking included
 * @param key what makes it the same as another; null when it is never kept
 * @param tags what its answer depends on
 */
record Plan(
        Ask ask,
        String model,
        int contextTokens,
        int maxTokens,
        @Nullable Effort effort,
        Duration deadline,
        @Nullable AnswerKey key,
        Map<String, Long> tags) {
    static Plan of(Ask ask, Tiers tiers) {
        TierLimits limits = tiers.of(ask.tier());
        Integer output = ask.bounds().outputTokens();
        int maxTokens = (output == null ? limits.outputTokens() : output) + limits.thinkingTokens();
        Effort effort =
                ask.bounds().effort() == null ? limits.effort() : ask.bounds().effort();
        Duration deadline = ask.bounds().deadline() == null
                ? limits.deadline()
                : ask.bounds().deadline();
        Plan plan = new Plan(ask, limits.model(), limits.contextTokens(), maxTokens, effort, deadline, null, Map.of());
        return ask.caching() instanceof Caching.Exact exact ? plan.kept(exact) : plan;
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
        return new Plan(ask, model, contextTokens, maxTokens, effort, deadline, new AnswerKey(canonical), exact.tags());
    }
}
