package io.slotwise.server.store.sqlite;

import io.slotwise.llm.cache.TagVersions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How often what kept answers depend on has changed: each machine with its planograms, and what all machines share.
 * A version goes up in the transaction of the change and is known here before its caller is answered.
 */
public final class AnswerTags implements TagVersions {
    /** Products with their prices, rules and the calendar. */
    public static final String SHARED = "shared";

    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    public AnswerTags() {}

    /** The tag of a machine, its cabinets and its planograms. */
    public static String device(String deviceId) {
        return "device:" + deviceId;
    }

    @Override
    public Map<String, Long> current(Collection<String> tags) {
        Map<String, Long> now = new HashMap<>();
        tags.forEach(tag -> now.put(tag, versions.getOrDefault(tag, 0L)));
        return now;
    }

    static long raise(JdbcClient sql, String tag) {
        return sql.sql("""
                        INSERT INTO answer_tags (tag, version) VALUES (?, 1)
                        ON CONFLICT (tag) DO UPDATE SET version = answer_tags.version + 1 RETURNING version
                        """).param(tag).query(Long.class).single();
    }

    public void load(Database database) {
        database.read(sql -> {
            sql.sql("SELECT tag, version FROM answer_tags")
                    .query((row, line) -> versions.merge(row.getString("tag"), row.getLong("version"), Math::max))
                    .list();
            return "";
        });
    }

    /**
     * How often anything has changed since the start that an analysis may stand on, past sales included; known here before
     * the caller of the change is answered, and after snapshots have forgotten what was before.
     */
    public long changes() {
        return changes.get();
    }

    public void committed(Tx.Touched touched) {
        if (!touched.devices().isEmpty() || touched.shared() || !touched.tags().isEmpty()) {
            changes.incrementAndGet();
        }
        touched.tags().forEach((tag, version) -> versions.merge(tag, version, Math::max));
    }
}
