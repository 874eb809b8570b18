package io.slotwise.server.advice.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slotwise.llm.cost.Budget;
import io.slotwise.server.store.claude.UsageReport.Row;
import java.util.List;

/**
 * Sums over usage rows; money in US dollars, times in milliseconds. Percentiles are of answered rows.
 *
 * @param requests rows, as the guide's queries count them: attempts, hits of the cache, asks that were not sent
 * @param errors rows that brought no answer
 * @param fallbacks asks that the engine answered alone
 */
public record Sums(
        long requests,
        double totalCost,
        double avgCost,
        double avgLatency,
        @JsonProperty("p50") double p50,
        @JsonProperty("p95") double p95,
        @JsonProperty("p99") double p99,
        Tokens tokens,
        long cacheHits,
        long errors,
        long fallbacks) {
    private static final String ANSWERED = "answered";

    /** Tokens by how they are billed. */
    public record Tokens(long input, long output, long cacheRead, long cacheWrite) {}

    static Sums of(List<Row> rows) {
        double cost = Budget.dollars(rows.stream().mapToLong(Row::costNanos).sum());
        double[] latencies = rows.stream()
                .filter(row -> row.outcome().equals(ANSWERED))
                .mapToDouble(Row::latencyMs)
                .sorted()
                .toArray();
        return new Sums(
                rows.size(),
                cost,
                rows.isEmpty() ? 0 : cost / rows.size(),
                rows.stream().mapToDouble(Row::latencyMs).average().orElse(0),
                percentile(latencies, 0.50),
                percentile(latencies, 0.95),
                percentile(latencies, 0.99),
                new Tokens(
                        rows.stream().mapToLong(Row::inputTokens).sum(),
                        rows.stream().mapToLong(Row::outputTokens).sum(),
                        rows.stream().mapToLong(Row::cacheReadTokens).sum(),
                        rows.stream().mapToLong(Row::cacheWriteTokens).sum()),
                rows.stream().filter(Row::cacheHit).count(),
                rows.stream().filter(row -> !row.outcome().equals(ANSWERED)).count(),
                fallbacks(rows));
    }

    /** Asks of which no row has an answer. */
    private static long fallbacks(List<Row> rows) {
        long all = rows.stream().map(Row::callId).distinct().count();
        return all
                - rows.stream()
                        .filter(row -> row.outcome().equals(ANSWERED))
                        .map(Row::callId)
                        .distinct()
                        .count();
    }

    /** The nearest rank. */
    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
