package io.slotwise.server.store.imports;

import io.slotwise.server.store.fact.FactTable;
import io.slotwise.server.store.fact.Facts;
import io.slotwise.server.store.fleet.Audit;
import io.slotwise.server.store.imports.ImportRecord.State;
import io.slotwise.server.store.sqlite.Columns;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The imports. Applying one writes its facts a few thousand at a time under its number, where no reader sees them, and
 * at the end puts its machines, planograms and products in place and lets everything count, in one transaction. A crash
 * in between leaves an import that failed and of which nothing counts; what it wrote is swept away.
 */
public final class Imports {
    private final Database database;

    public Imports(Database database) {
        this.database = database;
    }

    /** Notes an import that was looked through and not applied yet. */
    public ImportRecord register(Tx tx, ImportDraft draft) {
        long id = tx.next("import");
        tx.sql()
                .sql("INSERT INTO imports VALUES (?, 'checked', ?, ?, ?, ?, 0, 0, ?, ?, ?)")
                .params(
                        id,
                        draft.label(),
                        draft.demo() ? 1 : 0,
                        draft.optionsJson(),
                        draft.reportJson(),
                        tx.nowMs(),
                        tx.nowMs(),
                        draft.actor())
                .update();
        return existing(tx.sql(), id);
    }

    /** As {@link #register(Tx, ImportDraft)}, on its own. */
    public ImportRecord register(ImportDraft draft) {
        return database.write(tx -> register(tx, draft));
    }

    /** Notes that an import was looked through again; null if it no longer waits to be applied. */
    public @Nullable ImportRecord revise(long id, String optionsJson, String reportJson) {
        return database.write(tx -> {
            if (!move(tx, id, State.CHECKED, List.of(State.CHECKED, State.FAILED))) {
                return null;
            }
            tx.sql()
                    .sql("UPDATE imports SET options = ?, report = ? WHERE import_id = ?")
                    .params(optionsJson, reportJson, id)
                    .update();
            return existing(tx.sql(), id);
        });
    }

    /** Whether an import may still be applied. */
    public boolean waits(long id) {
        ImportRecord found = find(id);
        return found != null && (found.state() == State.CHECKED || found.state() == State.FAILED);
    }

    public @Nullable ImportRecord find(long id) {
        return database.read(sql -> find(sql, id));
    }

    /** The imports, newest first, below a number. */
    public List<ImportRecord> list(long before, int limit) {
        return database.read(sql -> sql.sql(
                        "SELECT * FROM imports WHERE import_id < ? AND import_id > ? ORDER BY import_id DESC LIMIT ?")
                .params(before, Facts.ONE_BY_ONE, limit)
                .query((row, line) -> read(row))
                .list());
    }

    /**
     * Begins to apply an import.
     *
     * @return the session that writes it, or null if it is being applied, was applied or was removed
     */
    public @Nullable ImportSession begin(long id) {
        ImportRecord record = find(id);
        return record == null ? null : begin(id, record.actor());
    }

    /** As {@link #begin(long)}, for somebody who need not be the one that brought it. */
    public @Nullable ImportSession begin(long id, String actor) {
        sweep(id);
        boolean begun = database.write(tx -> {
            boolean moved = move(tx, id, State.APPLYING, List.of(State.CHECKED, State.FAILED));
            if (moved) {
                tx.sql()
                        .sql("UPDATE imports SET actor = ? WHERE import_id = ?")
                        .params(actor, id)
                        .update();
            }
            return moved;
        });
        return begun ? new ImportSession(database, id) : null;
    }

    /**
     * Takes an import out: its facts, the machines and products that it made and nothing else needs, and, where its
     * planogram is still the current one, that planogram.
     *
     * @return whether it was there to be taken out; false also while it is being applied
     */
    public boolean remove(long id, String actor) {
        boolean removed = database.write(tx -> {
            boolean moved = id != Facts.ONE_BY_ONE
                    && move(tx, id, State.REMOVED, List.of(State.CHECKED, State.FAILED, State.APPLIED));
            if (moved) {
                Removal.of(tx, id, actor);
                Audit.append(tx, new Audit.Act(actor, "remove import", Long.toString(id), "applied", "removed"));
            }
            return moved;
        });
        if (removed) {
            sweep(id);
        }
        return removed;
    }

    /** Marks imports that a crash broke off as failed; called before anything else uses the store. */
    public void recover() {
        database.write(tx -> tx.sql()
                .sql("UPDATE imports SET state = 'failed', changed_at = ? WHERE state = 'applying'")
                .param(tx.nowMs())
                .update());
    }

    /** Deletes what imports that do not count have left behind, a little at a time. */
    public void sweepAll() {
        List<Long> left =
                database.read(sql -> sql.sql("SELECT import_id FROM imports WHERE state IN ('failed', 'removed')")
                        .query(Long.class)
                        .list());
        left.forEach(this::sweep);
    }

    private void sweep(long id) {
        for (String table : Facts.TABLES) {
            long deleted = 1;
            while (deleted > 0) {
                deleted = database.write(tx -> FactTable.sweep(tx, table, id));
            }
        }
    }

    /** Moves an import from one of some states to another; false if it is in none of them. */
    static boolean move(Tx tx, long id, State to, List<State> from) {
        return tx.sql()
                        .sql(
                                "UPDATE imports SET state = :to, changed_at = :now WHERE import_id = :id AND state IN (:from)")
                        .param("to", Columns.choice(to))
                        .param("now", tx.nowMs())
                        .param("id", id)
                        .param("from", from.stream().map(Columns::choice).toList())
                        .update()
                == 1;
    }

    static ImportRecord existing(JdbcClient sql, long id) {
        ImportRecord found = find(sql, id);
        if (found == null) {
            throw new IllegalArgumentException("The import (%d) is not there.".formatted(id));
        }
        return found;
    }

    private static @Nullable ImportRecord find(JdbcClient sql, long id) {
        return sql.sql("SELECT * FROM imports WHERE import_id = ? AND import_id > ?")
                .params(id, Facts.ONE_BY_ONE)
                .query((row, line) -> read(row))
                .optional()
                .orElse(null);
    }

    private static ImportRecord read(ResultSet row) throws SQLException {
        return new ImportRecord(
                row.getLong("import_id"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("label"),
                row.getInt("demo") != 0,
                row.getString("options"),
                row.getString("report"),
                row.getLong("added"),
                row.getLong("known"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getString("actor"));
    }
}
