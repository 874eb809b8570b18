package io.slotwise.server.store.claude;

import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.Columns;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Suggestions that were shown, and what people did with them. */
public final class Suggestions {
    private final Store store;

    public Suggestions(Store store) {
        this.store = store;
    }

    /**
     * A suggestion as it was shown.
     *
     * @param template feature and version of the prompt; empty where the engine suggested
     * @param source {@code claude} or {@code optimiser}
     * @param document the change with its money, as JSON
     */
    public record Shown(
            String id,
            String feature,
            String template,
            String source,
            @Nullable String deviceId,
            String document) {}

    /** What became of a suggestion. */
    public enum Verdict {
        ACCEPTED,
        REJECTED,
        APPLIED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Remembers suggestions; one that is remembered already stays as it was first shown. */
    public void remember(List<Shown> shown) {
        if (shown.isEmpty()) {
            return;
        }
        store.write(tx -> {
            for (Shown one : shown) {
                tx.sql()
                        .sql("""
                                INSERT INTO claude_suggestions
                                    (suggestion_id, feature, template, source, device_id, document, shown_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (suggestion_id) DO NOTHING
                                """)
                        .params(Columns.row(
                                one.id(),
                                one.feature(),
                                one.template(),
                                one.source(),
                                one.deviceId(),
                                one.document(),
                                tx.now().toEpochMilli()))
                        .update();
            }
            return "";
        });
    }

    /** Notes a verdict; the last one counts. False where no such suggestion was shown. */
    public boolean judge(String id, Verdict verdict, @Nullable String reason) {
        return store.write(tx -> tx.sql()
                        .sql(
                                "UPDATE claude_suggestions SET verdict = ?, reason = ?, judged_at = ? WHERE suggestion_id = ?")
                        .params(Columns.row(verdict.word(), reason, tx.now().toEpochMilli(), id))
                        .update()
                == 1);
    }

    /** Names of Claude's suggestions for a machine that were accepted or applied. */
    public Set<String> accepted(String deviceId) {
        return store.read(sql -> Set.copyOf(sql.sql("""
                        SELECT suggestion_id FROM claude_suggestions
                        WHERE device_id = ? AND source = 'claude' AND verdict IN ('accepted', 'applied')
                        """)
                .param(deviceId)
                .query((row, line) -> row.getString("suggestion_id"))
                .list()));
    }

    /**
     * How the templates of a feature do.
     *
     * @param calls that a model answered, whether or not that could be shown
     * @param failures of those, calls with an answer that did not pass shape or verifier
     * @param judged suggestions with a verdict
     * @param accepted or applied
     */
    public record Standing(
            String template,
            long calls,
            long costNanos,
            double meanLatencyMs,
            long failures,
            long judged,
            long accepted) {}

    /** Figures for each template that was used for a feature, by name. */
    public List<Standing> standings(String feature) {
        return store.read(sql -> sql.sql("""
                        SELECT u.template, u.calls, u.nanos, u.latency, u.failures,
                            COALESCE(s.judged, 0) AS judged, COALESCE(s.accepted, 0) AS accepted
                        FROM (SELECT template, COUNT(DISTINCT call_id) AS calls, SUM(cost_nanos) AS nanos,
                                AVG(latency_ms) AS latency,
                                COUNT(DISTINCT CASE WHEN fallback_reason = 'failed_verification' THEN call_id END)
                                    AS failures
                            FROM api_usage WHERE feature = ? AND attempt > 0
                                AND (outcome = 'answered' OR fallback_reason = 'failed_verification')
                            GROUP BY template) u
                        LEFT JOIN (SELECT template, SUM(CASE WHEN verdict IS NULL THEN 0 ELSE 1 END) AS judged,
                                SUM(CASE WHEN verdict IN ('accepted', 'applied') THEN 1 ELSE 0 END) AS accepted
                            FROM claude_suggestions WHERE feature = ? GROUP BY template) s
                        ON s.template = u.template ORDER BY u.template
                        """)
                .params(feature, feature)
                .query((row, line) -> new Standing(
                        row.getString("template"),
                        row.getLong("calls"),
                        row.getLong("nanos"),
                        row.getDouble("latency"),
                        row.getLong("failures"),
                        row.getLong("judged"),
                        row.getLong("accepted")))
                .list());
    }
}
