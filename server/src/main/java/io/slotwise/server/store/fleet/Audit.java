package io.slotwise.server.store.fleet;

import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, and what it was before and after: a trail to which entries are only added. Each entry carries the
 * SHA-256 hash of itself and of the entry before it, so that a changed, missing or inserted entry shows.
 */
public final class Audit {
    private static final String GENESIS = "0".repeat(64);
    private static final int PAGE = 1_000;

    private final Database database;

    public Audit(Database database) {
        this.database = database;
    }

    /** Something that was done; before and after are short: entity tags, counts or states, {@code ""} for nothing. */
    public record Act(String actor, String action, String subject, String before, String after) {}

    /** One entry of the trail, from 1. */
    public record Entry(
            long number,
            Instant happenedAt,
            String actor,
            String action,
            String subject,
            String before,
            String after,
            String hash) {}

    /** The entries after a number, oldest first. */
    public List<Entry> list(long after, int limit) {
        return lines(after, limit).stream().map(Line::entry).toList();
    }

    /** The number of the first entry whose hash does not fit, or 0 when the whole trail is sound. */
    public long firstBroken() {
        String previous = GENESIS;
        long expected = 1;
        List<Line> page = lines(0, PAGE);
        while (!page.isEmpty()) {
            for (Line line : page) {
                Entry entry = line.entry();
                String hash = hash(previous, entry);
                boolean sound = entry.number() == expected
                        && line.previousHash().equals(previous)
                        && entry.hash().equals(hash);
                if (!sound) {
                    return expected;
                }
                previous = hash;
                expected++;
            }
            page = lines(expected - 1, PAGE);
        }
        return 0;
    }

    public static void append(Tx tx, Act act) {
        Line last = tx.sql()
                .sql("SELECT * FROM audit ORDER BY entry DESC LIMIT 1")
                .query((row, line) -> line(row))
                .optional()
                .orElse(null);
        String previous = last == null ? GENESIS : last.entry().hash();
        Entry entry = entry(last, tx.now(), act);
        tx.sql()
                .sql("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        entry.number(),
                        tx.nowMs(),
                        act.actor(),
                        act.action(),
                        act.subject(),
                        act.before(),
                        act.after(),
                        previous,
                        hash(previous, entry))
                .update();
    }

    private record Line(Entry entry, String previousHash) {}

    private static Entry entry(@Nullable Line last, Instant now, Act act) {
        long number = last == null ? 1 : last.entry().number() + 1;
        return new Entry(number, now, act.actor(), act.action(), act.subject(), act.before(), act.after(), "");
    }

    private List<Line> lines(long after, int limit) {
        return database.read(sql -> sql.sql("SELECT * FROM audit WHERE entry > ? ORDER BY entry LIMIT ?")
                .params(after, limit)
                .query((row, line) -> line(row))
                .list());
    }

    private static Line line(ResultSet row) throws SQLException {
        Entry entry = new Entry(
                row.getLong("entry"),
                Instant.ofEpochMilli(row.getLong("happened_at")),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("before_state"),
                row.getString("after_state"),
                row.getString("hash"));
        return new Line(entry, row.getString("previous_hash"));
    }

    /** Every field is preceded by its length, so that no two entries are written alike. */
    private static String hash(String previous, Entry entry) {
        StringBuilder text = new StringBuilder(previous);
        for (String field : List.of(
                Long.toString(entry.number()),
                Long.toString(entry.happenedAt().toEpochMilli()),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.before(),
                entry.after())) {
            text.append('|').append(field.length()).append(':').append(field);
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
