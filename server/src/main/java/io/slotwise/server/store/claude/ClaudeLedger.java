package io.slotwise.server.store.claude;

import io.slotwise.llm.cost.Booking;
import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.cost.LedgerFailure;
import io.slotwise.llm.cost.LedgerStore;
import io.slotwise.llm.cost.Spend;
import io.slotwise.llm.cost.UsageRow;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.StoreException;
import io.slotwise.server.store.sqlite.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger in the database. Every change goes through the one writer, so that the check of a limit and the booking
 * against it cannot be torn apart, and many callers share one flush of the disk.
 */
public final class ClaudeLedger implements LedgerStore, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;
    private final Notes notes;

    public ClaudeLedger(Store store) {
        this.store = store;
        notes = new Notes(rows -> store.write(tx -> {
            rows.forEach(row -> UsageRows.insert(tx, row));
            return "";
        }));
    }

    @Override
    public Booking reserve(Hold hold, Map<String, Long> limits) {
        return write(tx -> reserve(tx, hold, limits));
    }

    @Override
    public boolean settle(Hold hold, UsageRow row) {
        return write(tx -> {
            int ended = tx.sql()
                    .sql("DELETE FROM claude_holds WHERE hold_id = ?")
                    .param(hold.call().id())
                    .update();
            if (ended == 0) {
                return false;
            }
            for (String scope : hold.scopes()) {
                change(tx, hold.day(), scope, row.costNanos(), -hold.nanos());
            }
            UsageRows.insert(tx, row);
            return true;
        });
    }

    /**
     * Rows that cost nothing are gathered and written a moment later, many at once: a hit of the cache must not wait
     * for the disk. A crash may lose the last of them, and no money with them.
     */
    @Override
    public void note(UsageRow row) {
        if (row.costNanos() != 0) {
            throw new IllegalArgumentException("A row that costs something (%s) belongs to a hold."
                    .formatted(row.call().id()));
        }
        notes.add(row);
    }

    /** Writes what was noted and is not written yet. */
    public void flush() {
        notes.flush();
    }

    /** Rows that were noted and could not be kept, since the start. */
    public long dropped() {
        return notes.dropped();
    }

    @Override
    public void close() {
        notes.close();
    }

    @Override
    public void renew(Collection<String> holdIds, Instant until) {
        write(tx -> {
            for (String id : holdIds) {
                tx.sql()
                        .sql("UPDATE claude_holds SET lease_until = ? WHERE hold_id = ?")
                        .params(until.toEpochMilli(), id)
                        .update();
            }
            return "";
        });
    }

    @Override
    public List<Hold> expired(Instant before, int most) {
        return read(sql -> sql.sql("""
                        SELECT document, lease_until FROM claude_holds
                        WHERE lease_until < ? ORDER BY lease_until, hold_id LIMIT ?
                        """)
                .params(before.toEpochMilli(), most)
                .query((row, line) ->
                        leased(JSON.readValue(row.getString("document"), Hold.class), row.getLong("lease_until")))
                .list());
    }

    @Override
    public Map<String, Spend> spending(LocalDate day) {
        return read(sql -> {
            Map<String, Spend> spending = new HashMap<>();
            sql.sql("SELECT scope, spent_nanos, held_nanos FROM claude_spending WHERE day = ?")
                    .param(day.toEpochDay())
                    .query((row, line) -> spending.put(
                            row.getString("scope"), new Spend(row.getLong("spent_nanos"), row.getLong("held_nanos"))))
                    .list();
            return spending;
        });
    }

    private <T> T write(Function<Tx, T> change) {
        try {
            return store.write(change);
        } catch (StoreException e) {
            throw new LedgerFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private <T> T read(Function<JdbcClient, T> query) {
        try {
            return store.read(query);
        } catch (StoreException e) {
            throw new LedgerFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Booking reserve(Tx tx, Hold hold, Map<String, Long> limits) {
        for (String scope : hold.scopes()) {
            Spend spend = spend(tx.sql(), hold.day(), scope);
            Long limit = limits.get(scope);
            if (limit != null && hold.nanos() > spend.leftOf(limit)) {
                return new Booking.Full(scope, limit, spend);
            }
        }
        requireNew(tx, hold);
        for (String scope : hold.scopes()) {
            change(tx, hold.day(), scope, 0, hold.nanos());
        }
        tx.sql()
                .sql("INSERT INTO claude_holds (hold_id, document, lease_until) VALUES (?, ?, ?)")
                .params(
                        hold.call().id(),
                        JSON.writeValueAsString(hold),
                        hold.leaseUntil().toEpochMilli())
                .update();
        return new Booking.Held();
    }

    /** An id may have been used by a hold that ended: its usage row stands. */
    private static void requireNew(Tx tx, Hold hold) {
        String id = hold.call().id();
        long before = tx.sql()
                .sql("SELECT (SELECT COUNT(*) FROM claude_holds WHERE hold_id = ?)"
                        + " + (SELECT COUNT(*) FROM api_usage WHERE usage_id = ?)")
                .params(id, id)
                .query(Long.class)
                .single();
        if (before > 0) {
            throw new IllegalStateException("The hold (%s) was made before.".formatted(id));
        }
    }

    private static Spend spend(JdbcClient sql, LocalDate day, String scope) {
        return sql.sql("SELECT spent_nanos, held_nanos FROM claude_spending WHERE day = ? AND scope = ?")
                .params(day.toEpochDay(), scope)
                .query((row, line) -> new Spend(row.getLong("spent_nanos"), row.getLong("held_nanos")))
                .optional()
                .orElse(Spend.NOTHING);
    }

    private static void change(Tx tx, LocalDate day, String scope, long spent, long held) {
        tx.sql().sql("""
                        INSERT INTO claude_spending (day, scope, spent_nanos, held_nanos) VALUES (?, ?, ?, ?)
                        ON CONFLICT (day, scope) DO UPDATE SET
                            spent_nanos = claude_spending.spent_nanos + excluded.spent_nanos,
                            held_nanos = claude_spending.held_nanos + excluded.held_nanos
                        """).params(day.toEpochDay(), scope, spent, held).update();
    }

    private static Hold leased(Hold hold, long leaseUntil) {
        return new Hold(hold.call(), hold.day(), hold.scopes(), hold.nanos(), Instant.ofEpochMilli(leaseUntil));
    }
}
