package io.slotwise.server.store;

import io.slotwise.server.store.Experiment.Expected;
import io.slotwise.server.store.fleet.StoredPlanogram;
import io.slotwise.server.store.sqlite.Columns;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plans that were carried out. Entries are only added. */
public final class Experiments {
    private final Database database;

    Experiments(Database database) {
        this.database = database;
    }

    /** Notes a plan together with the save that carries it out. */
    public String add(Tx tx, StoredPlanogram saved, long versionBefore, Experiment.Draft draft) {
        long number = tx.next("experiment");
        String id = "exp-" + number;
        Expected value = draft.value();
        Expected revenue = draft.revenue();
        tx.sql()
                .sql("INSERT INTO experiments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        number,
                        saved.deviceId(),
                        saved.key(),
                        versionBefore,
                        saved.version(),
                        draft.day().toEpochDay(),
                        draft.changes(),
                        draft.measure(),
                        draft.currency(),
                        value.mean(),
                        value.low(),
                        value.high(),
                        value.probabilityPositive(),
                        revenue.mean(),
                        revenue.low(),
                        revenue.high(),
                        draft.source(),
                        draft.actor(),
                        tx.nowMs())
                .update();
        return id;
    }

    public @Nullable Experiment find(String id) {
        return database.read(sql -> sql.sql("SELECT * FROM experiments WHERE experiment_id = ?")
                .param(id)
                .query((row, line) -> experiment(row))
                .optional()
                .orElse(null));
    }

    /** The newest first, of one machine or ({@code ""}) of all. */
    public List<Experiment> newest(String deviceId, int limit) {
        return database.read(sql -> sql.sql("""
                        SELECT * FROM experiments WHERE :device = '' OR device_id = :device
                        ORDER BY experiment_number DESC LIMIT :limit
                        """)
                .param("device", deviceId)
                .param("limit", limit)
                .query((row, line) -> experiment(row))
                .list());
    }

    /**
     * What a plan brought a week, as far as it is known.
     *
     * @param knownUntil the first day of which nothing was known
     * @param isFinal whether more days cannot tell more
     * @param weeks whole weeks after it; 0 where nothing can be said
     * @param controls machines that it was compared with
     * @param without what would have been taken without it
     */
    public record Measured(
            String id,
            LocalDate knownUntil,
            boolean isFinal,
            int weeks,
            int controls,
            double mean,
            double low,
            double high,
            double probabilityPositive,
            double without) {}

    /** Keeps what plans brought; a later measurement replaces the one before. */
    public void keep(List<Measured> measured) {
        if (!measured.isEmpty()) {
            database.write(tx -> {
                measured.forEach(one -> tx.sql()
                        .sql("INSERT OR REPLACE INTO experiment_outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .params(
                                one.id(),
                                one.knownUntil().toEpochDay(),
                                one.isFinal() ? 1 : 0,
                                one.weeks(),
                                one.controls(),
                                one.mean(),
                                one.low(),
                                one.high(),
                                one.probabilityPositive(),
                                one.without())
                        .update());
                return measured.size();
            });
        }
    }

    /** What is known of each plan. */
    public Map<String, Measured> measured() {
        return database.read(sql -> sql
                .sql("SELECT * FROM experiment_outcomes")
                .query((row, line) -> new Measured(
                        row.getString("experiment_id"),
                        LocalDate.ofEpochDay(row.getLong("known_until")),
                        row.getInt("is_final") != 0,
                        row.getInt("weeks"),
                        row.getInt("controls"),
                        row.getDouble("realised_mean"),
                        row.getDouble("realised_low"),
                        row.getDouble("realised_high"),
                        row.getDouble("probability_positive"),
                        row.getDouble("without_mean")))
                .list()
                .stream()
                .collect(Collectors.toMap(Measured::id, Function.identity())));
    }

    private static Experiment experiment(ResultSet row) throws SQLException {
        double probability = row.getDouble("probability_positive");
        return new Experiment(
                row.getString("experiment_id"),
                row.getString("device_id"),
                row.getString("planogram_key"),
                row.getLong("version_before"),
                row.getLong("version_after"),
                Columns.day(row),
                row.getInt("changes"),
                row.getString("measure"),
                row.getString("currency"),
                new Expected(
                        row.getDouble("predicted_mean"),
                        row.getDouble("predicted_low"),
                        row.getDouble("predicted_high"),
                        probability),
                new Expected(
                        row.getDouble("revenue_mean"),
                        row.getDouble("revenue_low"),
                        row.getDouble("revenue_high"),
                        probability),
                row.getString("source"),
                row.getString("actor"),
                Instant.ofEpochMilli(row.getLong("applied_at")));
    }
}
