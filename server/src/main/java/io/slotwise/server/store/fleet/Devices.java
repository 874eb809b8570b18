package io.slotwise.server.store.fleet;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Venue;
import io.slotwise.server.store.sqlite.Columns;
import io.slotwise.server.store.sqlite.Database;
import io.slotwise.server.store.sqlite.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The machines, each with the current planograms of its cabinets. */
public final class Devices {
    private final Database database;

    public Devices(Database database) {
        this.database = database;
    }

    /**
     * One line of the list of machines.
     *
     * @param planograms the machine's own, with their keys and versions
     * @param demo whether it came with demo data
     */
    public record Summary(Machine machine, List<StoredPlanogram> planograms, boolean demo) {}

    /** The machine with its planograms, or null if there is none of that id. */
    public @Nullable Summary find(String deviceId) {
        return database.read(sql -> sql.sql(SUMMARY + "WHERE d.device_id = ?")
                .param(deviceId)
                .query((row, line) -> summary(row, Planograms.ofDevice(sql, deviceId)))
                .optional()
                .orElse(null));
    }

    /**
     * The machines in order of id, each with its planograms.
     *
     * @param after only ids after this one; {@code ""} for the first page
     */
    public List<Summary> list(String after, int limit) {
        return database.read(sql -> sql.sql(SUMMARY + "WHERE d.device_id > ? ORDER BY d.device_id LIMIT ?")
                .params(after, limit)
                .query((row, line) -> summary(row, Planograms.ofDevice(sql, row.getString("device_id"))))
                .list());
    }

    public long count() {
        return database.read(
                sql -> sql.sql("SELECT COUNT(*) FROM devices").query(Long.class).single());
    }

    public static boolean exists(JdbcClient sql, String deviceId) {
        return sql.sql("SELECT COUNT(*) FROM devices WHERE device_id = ?")
                        .param(deviceId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public static @Nullable Machine machine(JdbcClient sql, String deviceId) {
        return sql.sql("SELECT * FROM devices WHERE device_id = ?")
                .param(deviceId)
                .query((row, line) -> machine(row, Planograms.ofDevice(sql, deviceId)))
                .optional()
                .orElse(null);
    }

    public static List<String> ids(JdbcClient sql) {
        return sql.sql("SELECT device_id FROM devices ORDER BY device_id")
                .query(Columns.TEXT)
                .list();
    }

    public static List<String> idsLike(JdbcClient sql, String venueType, int limit) {
        return sql.sql("SELECT device_id FROM devices ORDER BY venue_type = ? DESC, device_id LIMIT ?")
                .params(venueType, limit)
                .query(Columns.TEXT)
                .list();
    }

    /** Adds or replaces a machine; its planograms are saved apart. A machine keeps the import that made it. */
    public static void put(Tx tx, Machine machine, long importId) {
        Venue venue = machine.venue();
        tx.sql()
                .sql("""
                        INSERT INTO devices (device_id, name, location, venue_type, venue_subtype, latitude, longitude,
                            time_zone, service_interval_days, visit_cost, currency, data_version, import_id, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
                        ON CONFLICT (device_id) DO UPDATE SET name = excluded.name, location = excluded.location,
                            venue_type = excluded.venue_type, venue_subtype = excluded.venue_subtype,
                            latitude = excluded.latitude, longitude = excluded.longitude,
                            time_zone = excluded.time_zone,
                            service_interval_days = excluded.service_interval_days,
                            visit_cost = excluded.visit_cost, currency = excluded.currency,
                            changed_at = excluded.changed_at
                        """)
                .params(Columns.row(
                        machine.id(),
                        machine.name(),
                        venue.location(),
                        venue.type(),
                        venue.subtype(),
                        venue.latitude(),
                        venue.longitude(),
                        machine.zone().getId(),
                        machine.service().intervalDays(),
                        machine.service().visitCost().tenThousandths(),
                        machine.service().currency(),
                        importId,
                        tx.nowMs()))
                .update();
        tx.touch(machine.id());
    }

    private static final String SUMMARY =
            "SELECT d.*, COALESCE(i.demo, 0) AS demo FROM devices d LEFT JOIN imports i ON i.import_id = d.import_id ";

    private static Summary summary(ResultSet row, List<StoredPlanogram> planograms) throws SQLException {
        return new Summary(machine(row, planograms), planograms, row.getInt("demo") != 0);
    }

    private static Machine machine(ResultSet row, List<StoredPlanogram> planograms) throws SQLException {
        Venue venue = new Venue(
                row.getString("location"),
                row.getString("venue_type"),
                row.getString("venue_subtype"),
                Columns.optionalDouble(row, "latitude"),
                Columns.optionalDouble(row, "longitude"));
        Machine.Service service = new Machine.Service(
                row.getDouble("service_interval_days"),
                new Money(row.getLong("visit_cost")),
                row.getString("currency"));
        return new Machine(
                row.getString("device_id"),
                row.getString("name"),
                venue,
                ZoneId.of(row.getString("time_zone")),
                service,
                planograms.stream().map(StoredPlanogram::planogram).toList());
    }
}
