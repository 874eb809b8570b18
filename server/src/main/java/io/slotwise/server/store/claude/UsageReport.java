package io.slotwise.server.store.claude;

import io.slotwise.llm.cost.Budget;
import io.slotwise.server.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums over {@code api_usage}, the same ones as the guide's dashboard queries and more. */
public final class UsageReport {
    private static final int MOST_ROWS = 200_000;

    private final Store store;

    public UsageReport(Store store) {
        this.store = store;
    }

    /** One row, as far as sums go by it. */
    public record Row(
            String timestamp,
            String callId,
            int attempt,
            String feature,
            String model,
            String tier,
            String template,
            @Nullable String deviceId,
            long inputTokens,
            long outputTokens,
            long cacheReadTokens,
            long cacheWriteTokens,
            long costNanos,
            double latencyMs,
            boolean cacheHit,
            String cacheLevel,
            String certainty,
            String outcome,
            @Nullable String fallbackReason) {
        /** The day as the guide's first query has it, in UTC. */
        public String date() {
            return timestamp.substring(0, "yyyy-MM-dd".length());
        }
    }

    /** What stands as spent, in nano-dollars, beyond the sum of all rows; zero where the books are right. */
    public long unbookedNanos() {
        return store.read(
                sql -> sql.sql("""
                        SELECT (SELECT COALESCE(SUM(spent_nanos), 0) FROM claude_spending WHERE scope = ?)
                            - (SELECT COALESCE(SUM(cost_nanos), 0) FROM api_usage)
                        """).param(Budget.DAY).query(Long.class).single());
    }

    /** The rows from a moment until before another, the newest {@value #MOST_ROWS}, in the order in which they came. */
    public List<Row> rows(Instant from, Instant until) {
        List<Row> rows = new ArrayList<>(store.read(sql -> sql.sql("""
                        SELECT * FROM api_usage WHERE happened_at >= ? AND happened_at < ?
                        ORDER BY happened_at DESC, usage_id DESC LIMIT ?
                        """)
                .params(from.toEpochMilli(), until.toEpochMilli(), MOST_ROWS)
                .query((row, line) -> new Row(
                        row.getString("timestamp"),
                        row.getString("call_id"),
                        row.getInt("attempt"),
                        row.getString("feature"),
                        row.getString("model"),
                        row.getString("tier"),
                        row.getString("template"),
                        row.getString("device_id"),
                        row.getLong("input_tokens"),
                        row.getLong("output_tokens"),
                        row.getLong("cache_read_tokens"),
                        row.getLong("cache_write_tokens"),
                        row.getLong("cost_nanos"),
                        row.getDouble("latency_ms"),
                        row.getInt("cache_hit") != 0,
                        row.getString("cache_level"),
                        row.getString("certainty"),
                        row.getString("outcome"),
                        row.getString("fallback_reason")))
                .list()));
        java.util.Collections.reverse(rows);
        return rows;
    }

    /** What calls cost on the mean that were answered by a model, by feature: what a hit saves. In nano-dollars. */
    public Map<String, Long> meanCosts(Instant from, Instant until) {
        Map<String, Long> means = new LinkedHashMap<>();
        store.read(sql -> sql.sql("""
                        SELECT feature, SUM(cost_nanos) / COUNT(DISTINCT call_id) AS mean FROM api_usage
                        WHERE happened_at >= ? AND happened_at < ? AND cache_level = 'model' GROUP BY feature
                        """)
                .params(from.toEpochMilli(), until.toEpochMilli())
                .query((row, line) -> means.put(row.getString("feature"), row.getLong("mean")))
                .list());
        return means;
    }
}
