package io.slotwise.server.boot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.slotwise.llm.cost.Budget;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.server.store.claude.ClaudeLedger;

/** Counts and times of calls to Claude, by feature and outcome; names after OpenTelemetry's conventions for GenAI. */
final class ClaudeMeters {
    private static final String DURATION = "gen_ai.client.operation.duration";
    private static final String TOKENS = "gen_ai.client.token.usage";
    private static final String COST = "slotwise.claude.cost.usd";

    private final MeterRegistry metrics;

    ClaudeMeters(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Tells how many usage rows of calls that cost nothing were lost: the disk was full, or too many came at once. */
    void watch(ClaudeLedger ledger) {
        FunctionCounter.builder("slotwise.usage.rows.lost", ledger, ClaudeLedger::dropped)
                .description("Usage rows that cost nothing and could not be kept")
                .register(metrics);
    }

    void count(UsageRow row) {
        String feature = row.call().feature();
        String outcome = row.cause() == null ? "answered" : row.cause().fallbackReason();
        metrics.timer(DURATION, "feature", feature, "outcome", outcome).record(row.latency());
        metrics.counter(TOKENS, "feature", feature, "type", "input")
                .increment((double) row.usage().prompt());
        metrics.counter(TOKENS, "feature", feature, "type", "output")
                .increment((double) row.usage().output());
        metrics.counter(COST, "feature", feature).increment(Budget.dollars(row.costNanos()));
    }
}
