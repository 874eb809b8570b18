package io.slotwise.server.store;

import io.slotwise.server.store.Experiment.Expected;
import io.slotwise.server.store.fleet.StoredPlanogram;
import io.slotwise.server.store.sqlite.Columns;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
