package io.slotwise.server.store.fleet;

import io.slotwise.engine.model.Planogram;
import io.slotwise.server.store.fact.Facts;
import io.slotwise.server.store.sqlite.Columns;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The planograms of all cabinets, each with every version that was ever saved. */
public final class Planograms {
    private static final String STORED = """
            SELECT p.planogram_key, p.device_id, p.version, p.etag, v.saved_at, v.saved_by, v.document
            FROM planograms p
            JOIN planogram_versions v ON v.planogram_key = p.planogram_key AND v.version = p.version
            """;

    private final Database database;

    public Planograms(Database database) {
        this.database = database;
    }

    public @Nullable StoredPlanogram find(String key) {
        return database.read(sql -> find(sql, key));
    }

    /**
     * The planograms in order of key.
     *
     * @param after only keys after this one; {@code ""} for the first page
     * @param deviceId only those of this machine; {@code ""} for all
     */
    public List<PlanogramSummary> list(String after, String deviceId, int limit) {
        return database.read(sql -> sql.sql("""
                        SELECT p.planogram_key, p.device_id, d.name, p.cabinet_index, p.version, p.etag,
                               v.saved_at, v.saved_by
                        FROM planograms p
                        JOIN devices d ON d.device_id = p.device_id
                        JOIN planogram_versions v ON v.planogram_key = p.planogram_key AND v.version = p.version
                        WHERE p.planogram_key > :after AND (:device = '' OR p.device_id = :device)
                        ORDER BY p.planogram_key LIMIT :limit
                        """)
                .param("after", after)
                .param("device", deviceId)
                .param("limit", limit)
                .query((row, line) -> summary(row))
                .list());
    }

    /** The cabinets of which it is known what stands in them, by machine, in order. */
    public Map<String, List<Integer>> cabinets() {
        Map<String, List<Integer>> cabinets = new TreeMap<>();
        database.read(sql -> sql.sql(
                        "SELECT device_id, cabinet_index FROM planograms ORDER BY device_id, cabinet_index")
                .query((row, line) -> cabinets.computeIfAbsent(row.getString("device_id"), id -> new ArrayList<>())
                        .add(row.getInt("cabinet_index")))
                .list());
        return cabinets;
    }

    /** The versions of a planogram, newest first, below a version number. */
    public List<PlanogramVersion> history(String key, long before, int limit) {
        return database.read(sql -> sql.sql("""
                        SELECT version, etag, saved_at, saved_by, reason, diff FROM planogram_versions
                        WHERE planogram_key = ? AND version < ? ORDER BY version DESC LIMIT ?
                        """)
                .params(key, before, limit)
                .query((row, line) -> version(row))
                .list());
    }

    /** One version of a planogram, old or current. */
    public @Nullable Planogram version(String key, long version) {
        return database.read(sql -> document(sql, key, version));
    }

    /** Saves a planogram as its next version if the caller's belief about the current one holds. */
    public SaveOutcome save(SaveRequest request) {
        return database.write(tx -> save(tx, request));
    }

    /** As {@link #save(SaveRequest)}, as part of a larger unit of work. */
    public SaveOutcome save(Tx tx, SaveRequest request) {
        StoredPlanogram current = find(tx.sql(), request.key());
        SaveOutcome refusal = current == null ? refusalOfNew(tx, request) : refusal(current, request);
        if (refusal != null) {
            return refusal;
        }
        if (current != null && current.planogram().equals(request.planogram())) {
            return new SaveOutcome.Saved(current);
        }
        return new SaveOutcome.Saved(put(tx, current, request, Facts.ONE_BY_ONE));
    }

    /** Writes the next version, with its audit entry, without asking what anyone believes. */
    public static StoredPlanogram put(Tx tx, @Nullable StoredPlanogram current, SaveRequest request, long importId) {
        long version = lastVersion(tx.sql(), request.key()) + 1;
        String document = PlanogramDocument.write(request.planogram());
        String etag = PlanogramDocument.etag(version, document);
        point(tx.sql(), current == null, request, version, etag);
        tx.sql()
                .sql("INSERT INTO planogram_versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        request.key(),
                        version,
                        etag,
                        document,
                        PlanogramDocument.difference(current == null ? null : current.planogram(), request.planogram()),
                        request.reason(),
                        importId,
                        tx.nowMs(),
                        request.actor())
                .update();
        Audit.append(
                tx,
                new Audit.Act(
                        request.actor(), "save planogram", request.key(), current == null ? "" : current.etag(), etag));
        tx.touch(request.deviceId());
        return new StoredPlanogram(
                request.key(), request.deviceId(), version, etag, tx.now(), request.actor(), request.planogram());
    }

    public static @Nullable StoredPlanogram find(JdbcClient sql, String key) {
        return sql.sql(STORED + "WHERE p.planogram_key = ?")
                .param(key)
                .query((row, line) -> stored(row))
                .optional()
                .orElse(null);
    }

    public static @Nullable StoredPlanogram findByCabinet(JdbcClient sql, String deviceId, int cabinetIndex) {
        return sql.sql(STORED + "WHERE p.device_id = ? AND p.cabinet_index = ?")
                .params(deviceId, cabinetIndex)
                .query((row, line) -> stored(row))
                .optional()
                .orElse(null);
    }

    public static List<StoredPlanogram> ofDevice(JdbcClient sql, String deviceId) {
        return sql.sql(STORED + "WHERE p.device_id = ? ORDER BY p.cabinet_index")
                .param(deviceId)
                .query((row, line) -> stored(row))
                .list();
    }

    public static @Nullable Planogram document(JdbcClient sql, String key, long version) {
        return sql.sql("SELECT document FROM planogram_versions WHERE planogram_key = ? AND version = ?")
                .params(key, version)
                .query(Columns.TEXT)
                .optional()
                .map(PlanogramDocument::read)
                .orElse(null);
    }

    private static @Nullable SaveOutcome refusal(StoredPlanogram current, SaveRequest request) {
        boolean sameCabinet = current.deviceId().equals(request.deviceId())
                && current.planogram().cabinet().index()
                        == request.planogram().cabinet().index();
        if (!sameCabinet) {
            return new SaveOutcome.OtherCabinet(current.key());
        }
        boolean holds = switch (request.expectation()) {
            case Expectation.At at -> at.etags().contains(current.etag());
            case Expectation.Existing existing -> true;
            case Expectation.Absent absent -> false;
        };
        return holds ? null : new SaveOutcome.Stale(current.etag());
    }

    private static @Nullable SaveOutcome refusalOfNew(Tx tx, SaveRequest request) {
        if (!(request.expectation() instanceof Expectation.Absent)) {
            return new SaveOutcome.Missing();
        }
        if (!Devices.exists(tx.sql(), request.deviceId())) {
            return new SaveOutcome.UnknownDevice(request.deviceId());
        }
        StoredPlanogram other = findByCabinet(
                tx.sql(), request.deviceId(), request.planogram().cabinet().index());
        return other == null ? null : new SaveOutcome.OtherCabinet(other.key());
    }

    /** Versions go on counting where a planogram was removed and made anew, so that no tag ever comes back. */
    private static long lastVersion(JdbcClient sql, String key) {
        return sql.sql("SELECT COALESCE(MAX(version), 0) FROM planogram_versions WHERE planogram_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    private static void point(JdbcClient sql, boolean isNew, SaveRequest request, long version, String etag) {
        if (isNew) {
            sql.sql("INSERT INTO planograms VALUES (?, ?, ?, ?, ?)")
                    .params(
                            request.key(),
                            request.deviceId(),
                            request.planogram().cabinet().index(),
                            version,
                            etag)
                    .update();
        } else {
            sql.sql("UPDATE planograms SET version = ?, etag = ? WHERE planogram_key = ?")
                    .params(version, etag, request.key())
                    .update();
        }
    }

    private static StoredPlanogram stored(ResultSet row) throws SQLException {
        return new StoredPlanogram(
                row.getString("planogram_key"),
                row.getString("device_id"),
                row.getLong("version"),
                row.getString("etag"),
                Instant.ofEpochMilli(row.getLong("saved_at")),
                row.getString("saved_by"),
                PlanogramDocument.read(row.getString("document")));
    }

    private static PlanogramSummary summary(ResultSet row) throws SQLException {
        return new PlanogramSummary(
                row.getString("planogram_key"),
                row.getString("device_id"),
                row.getString("name"),
                row.getInt("cabinet_index"),
                row.getLong("version"),
                row.getString("etag"),
                Instant.ofEpochMilli(row.getLong("saved_at")),
                row.getString("saved_by"));
    }

    private static PlanogramVersion version(ResultSet row) throws SQLException {
        return new PlanogramVersion(
                row.getLong("version"),
                row.getString("etag"),
                Instant.ofEpochMilli(row.getLong("saved_at")),
                row.getString("saved_by"),
                row.getString("reason"),
                row.getString("diff"));
    }
}
