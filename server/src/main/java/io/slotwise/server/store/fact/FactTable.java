package io.slotwise.server.store.fact;

import io.slotwise.server.store.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One table of facts: things that were observed, never changed afterwards, each named by its fingerprint and owned
 * by the import that first brought it. A fact counts only while its import is applied; one that belongs to an import
 * under way or withdrawn is taken over by whoever states it next.
 */
public final class FactTable<T> {
    /** Facts that one unit of work writes or deletes, so that others never wait long. */
    public static final int CHUNK = 2_000;

    /** Makes a fact of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final String name;
    private final Function<T, @Nullable Object[]> values;
    private final Reading<T> reading;
    private final String insert;

    /** @param values of the columns, in their order */
    FactTable(String name, List<String> columns, Function<T, @Nullable Object[]> values, Reading<T> reading) {
        this.name = name;
        this.values = values;
        this.reading = reading;
        insert = """
                INSERT INTO %1$s (fingerprint, import_id, %2$s) VALUES (?, ?, %3$s)
                ON CONFLICT (fingerprint) DO UPDATE SET import_id = excluded.import_id
                WHERE %1$s.import_id IN (SELECT import_id FROM imports WHERE state <> 'applied')
                """.formatted(name, String.join(", ", columns), marks(columns.size()));
    }

    /** Writes facts for an import and returns how many were new. */
    public long add(Tx tx, long importId, List<T> facts, List<String> fingerprints) {
        List<Object[]> rows = new ArrayList<>(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            rows.add(row(fingerprints.get(i), importId, values.apply(facts.get(i))));
        }
        return Arrays.stream(tx.jdbc().batchUpdate(insert, rows))
                .filter(changed -> changed > 0)
                .count();
    }

    /** The fingerprints of facts, in their order; see {@link Fingerprints}. */
    public List<String> fingerprints(Fingerprints names, List<T> facts) {
        return facts.stream().map(fact -> names.of(values.apply(fact))).toList();
    }

    /** How many of these fingerprints count already. */
    long known(JdbcClient sql, List<String> fingerprints) {
        return sql.sql("SELECT COUNT(*) FROM %s f %s WHERE f.fingerprint IN (:names)".formatted(name, APPLIED))
                .param("names", fingerprints)
                .query(Long.class)
                .single();
    }

    /**
     * The facts that count, oldest day first, then in order of their import.
     *
     * @param condition in SQL, with a question mark for each parameter
     */
    public List<T> list(JdbcClient sql, String condition, List<?> parameters) {
        return sql.sql("SELECT f.* FROM %s f %s WHERE %s ORDER BY f.epoch_day, f.import_id"
                        .formatted(name, APPLIED, condition))
                .params(parameters)
                .query((row, line) -> reading.of(row))
                .list();
    }

    /** A page of the facts that count; as {@link #list}, but in order of day and fingerprint. */
    List<Named<T>> page(JdbcClient sql, String condition, List<?> parameters, int limit) {
        return sql.sql("SELECT f.* FROM %s f %s WHERE %s ORDER BY f.epoch_day, f.fingerprint LIMIT %d"
                        .formatted(name, APPLIED, condition, limit))
                .params(parameters)
                .query((row, line) -> new Named<>(row.getString("fingerprint"), reading.of(row)))
                .list();
    }

    /** A fact with its fingerprint. */
    record Named<T>(String fingerprint, T fact) {}

    /** Deletes some facts of an import that does not count; returns how many, 0 when none are left. */
    public static long sweep(Tx tx, String table, long importId) {
        return tx.sql().sql("""
                        DELETE FROM %1$s WHERE fingerprint IN (
                            SELECT f.fingerprint FROM %1$s f JOIN imports i ON i.import_id = f.import_id
                            WHERE f.import_id = ? AND i.state NOT IN ('applying', 'applied') LIMIT ?)
                        """.formatted(table)).params(importId, CHUNK).update();
    }

    private static final String APPLIED = "JOIN imports i ON i.import_id = f.import_id AND i.state = 'applied'";

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static Object[] row(String fingerprint, long importId, @Nullable Object[] values) {
        Object[] row = new Object[values.length + 2];
        row[0] = fingerprint;
        row[1] = importId;
        System.arraycopy(values, 0, row, 2, values.length);
        return row;
    }
}
