package io.slotwise.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slotwise.llm.call.Answer.Agreement;
import io.slotwise.llm.cost.Budget;
import io.slotwise.server.advice.explain.Explained;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer comes from.
 *
 * @param source {@code engine}, {@code claude} or {@code cache}; the figures are the engine's in every case
 * @param model the one that answered, which may be that of a lower tier
 * @param verified whether every figure shown was computed by the engine
 * @param agreement answers that were asked for and came, where what most of them say is the answer; else null
 */
public record Provenance(
        String source,
        @Nullable String model,
        @Nullable String promptVersion,
        boolean verified,
        @Nullable String fallbackReason,
        String engineVersion,
        String dataVersion,
        @JsonProperty("cost_usd") double costUsd,
        boolean simulated,
        @Nullable Agreement agreement) {
    private static final String ENGINE_VERSION = version();

    public static Provenance engine(String dataVersion) {
        return new Provenance("engine", null, null, true, null, ENGINE_VERSION, dataVersion, 0, false, null);
    }

    /** The same, as it is when the answer is given again. */
    Provenance again() {
        return new Provenance(
                "cache",
                model,
                promptVersion,
                verified,
                fallbackReason,
                engineVersion,
                dataVersion,
                0,
                simulated,
                agreement);
    }

    /** With words beside the engine's figures. */
    static Provenance of(String dataVersion, Explained words) {
        boolean claude = words.fallback() == null;
        return new Provenance(
                claude ? words.cached() ? "cache" : "claude" : "engine",
                words.model(),
                words.promptVersion(),
                true,
                words.fallback() == null ? null : words.fallback().reason(),
                ENGINE_VERSION,
                dataVersion,
                Budget.dollars(words.costNanos()),
                words.simulated(),
                words.agreement());
    }

    private static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
