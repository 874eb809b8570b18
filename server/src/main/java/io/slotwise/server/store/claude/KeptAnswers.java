package io.slotwise.server.store.claude;

import io.slotwise.llm.cache.AnswerTable;
import io.slotwise.llm.cache.KeptAnswer;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.Tx;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers in the database, so that a restart forgets none; at most {@value #MOST}, the oldest go first. */
public final class KeptAnswers implements AnswerTable {
    private static final long MOST = 20_000;
    private static final long SPARE = 1_000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Long>> TAGS = new TypeReference<>() {};

    private final Store store;

    public KeptAnswers(Store store) {
        this.store = store;
    }

    @Override
    public @Nullable KeptAnswer find(String key) {
        return store.read(sql -> sql.sql("SELECT * FROM claude_answers WHERE answer_key = ?")
                .param(key)
                .query((row, line) -> new KeptAnswer(
                        Base64.getDecoder().decode(row.getString("canonical")),
                        JSON.readValue(row.getString("tags"), TAGS),
                        row.getString("answer"),
                        row.getString("model"),
                        row.getLong("cost_nanos"),
                        row.getInt("simulated") != 0,
                        Instant.ofEpochMilli(row.getLong("expires_at"))))
                .optional()
                .orElse(null));
    }

    @Override
    public void keep(String key, KeptAnswer answer) {
        store.write(tx -> {
            delete(tx, "answer_key = ?", key);
            tx.sql()
                    .sql("INSERT INTO claude_answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            key,
                            Base64.getEncoder().encodeToString(answer.canonical()),
                            JSON.writeValueAsString(answer.tags()),
                            answer.text(),
                            answer.model(),
                            answer.costNanos(),
                            answer.simulated() ? 1 : 0,
                            answer.expiresAt().toEpochMilli(),
                            tx.now().toEpochMilli())
                    .update();
            trim(tx);
            return "";
        });
    }

    @Override
    public void forget(String key) {
        store.write(tx -> delete(tx, "answer_key = ?", key));
    }

    @Override
    public long forgetExpired(Instant now) {
        return store.write(tx -> delete(tx, "expires_at <= ?", now.toEpochMilli()));
    }

    @Override
    public long forgetTagged(Collection<String> tags) {
        return store.write(tx -> {
            List<String> keys = tx.sql()
                    .sql("SELECT answer_key, tags FROM claude_answers")
                    .query((row, line) -> JSON.readValue(row.getString("tags"), TAGS).keySet().stream()
                                    .anyMatch(tags::contains)
                            ? row.getString("answer_key")
                            : "")
                    .list();
            long gone = 0;
            for (String key : keys) {
                gone += key.isEmpty() ? 0 : delete(tx, "answer_key = ?", key);
            }
            return gone;
        });
    }

    @Override
    public long forgetAll() {
        return store.write(tx -> delete(tx, "1 = ?", 1));
    }

    /** How many answers are kept, and the bytes of their text. */
    public Size size() {
        return store.read(
                sql -> sql.sql("SELECT COUNT(*) AS n, COALESCE(SUM(LENGTH(answer)), 0) AS b FROM claude_answers")
                        .query((row, line) -> new Size(row.getLong("n"), row.getLong("b")))
                        .single());
    }

    /** What is kept. */
    public record Size(long entries, long bytes) {}

    private static long delete(Tx tx, String where, Object value) {
        return tx.sql()
                .sql("DELETE FROM claude_answers WHERE " + where)
                .param(value)
                .update();
    }

    private static void trim(Tx tx) {
        if (count(tx.sql()) > MOST) {
            tx.sql()
                    .sql("DELETE FROM claude_answers WHERE answer_key IN"
                            + " (SELECT answer_key FROM claude_answers ORDER BY kept_at, answer_key LIMIT ?)")
                    .param(SPARE)
                    .update();
        }
    }

    private static long count(JdbcClient sql) {
        return sql.sql("SELECT COUNT(*) FROM claude_answers").query(Long.class).single();
    }
}
