package io.slotwise.server.store.fleet;

import io.slotwise.server.store.fact.Facts;
import io.slotwise.server.store.sqlite.Columns;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator's rule book as it was written, every version of it; the last one counts. */
public final class RuleBooks {
    private final Database database;

    public RuleBooks(Database database) {
        this.database = database;
    }

    /** The rule book's JSON, {@code ""} where there is none. */
    public String current() {
        return database.read(RuleBooks::current);
    }

    /** Saves another rule book; saving the same again changes nothing. */
    public void save(Tx tx, String json, String actor) {
        put(tx, json, actor, Facts.ONE_BY_ONE);
    }

    public static String current(JdbcClient sql) {
        return sql.sql("SELECT document FROM rule_books ORDER BY version DESC LIMIT 1")
                .query(Columns.TEXT)
                .optional()
                .orElse("");
    }

    public static void put(Tx tx, String json, String actor, long importId) {
        if (json.equals(current(tx.sql()))) {
            return;
        }
        long version = tx.sql()
                        .sql("SELECT COALESCE(MAX(version), 0) FROM rule_books")
                        .query(Long.class)
                        .single()
                + 1;
        tx.sql()
                .sql("INSERT INTO rule_books VALUES (?, ?, ?, ?, ?)")
                .params(version, json, importId, tx.nowMs(), actor)
                .update();
        Audit.append(
                tx, new Audit.Act(actor, "save rules", "rules", Long.toString(version - 1), Long.toString(version)));
        tx.touchShared();
    }
}
