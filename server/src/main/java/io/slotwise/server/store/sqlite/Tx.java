package io.slotwise.server.store.sqlite;

import java.sql.Connection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The writing side of the store inside one unit of work: all of it is kept, or nothing. Callers pass it on to the
 * methods that write, and have no use for it afterwards.
 */
public final class Tx {
    private final JdbcTemplate jdbc;
    private final JdbcClient sql;
    private final Instant now;
    private final Set<String> changedDevices = new LinkedHashSet<>();
    private final Set<String> staleTags = new LinkedHashSet<>();
    private boolean sharedDataChanged;

    Tx(Connection connection, Instant now) {
        jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        sql = JdbcClient.create(jdbc);
        this.now = now;
    }

    /** For the rooms inside the store alone. */
    public JdbcClient sql() {
        return sql;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    /** The moment of this unit of work; every row that it writes carries the same. */
    public Instant now() {
        return now;
    }

    public long nowMs() {
        return now.toEpochMilli();
    }

    /** Says that a machine or what stands in it changes with this unit of work. */
    public void touch(String deviceId) {
        changedDevices.add(deviceId);
        staleTags.add(AnswerTags.device(deviceId));
    }

    /** Says that more is known of a machine's past: answers worded before stand until the figures have moved. */
    public void touchPast(String deviceId) {
        changedDevices.add(deviceId);
    }

    /** Says that something changes that every machine shares: products, calendar or rules. */
    public void touchShared() {
        sharedDataChanged = true;
        staleTags.add(AnswerTags.SHARED);
    }

    /** The next number of a counter, from 1. */
    public long next(String counter) {
        return sql.sql("UPDATE counters SET value = value + 1 WHERE name = ? RETURNING value")
                .param(counter)
                .query(Long.class)
                .single();
    }

    Touched finish() {
        for (String deviceId : changedDevices) {
            sql.sql("UPDATE devices SET data_version = data_version + 1 WHERE device_id = ?")
                    .param(deviceId)
                    .update();
        }
        if (sharedDataChanged) {
            next("shared_data");
        }
        Map<String, Long> tags = new LinkedHashMap<>();
        staleTags.forEach(tag -> tags.put(tag, AnswerTags.raise(sql, tag)));
        return new Touched(Set.copyOf(changedDevices), sharedDataChanged, tags);
    }

    /** What must be read anew after a commit. */
    public record Touched(Set<String> devices, boolean shared, Map<String, Long> tags) {}
}
