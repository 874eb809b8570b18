package io.slotwise.intake.cvd;

import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.Header;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.report.FileReport;
import io.slotwise.intake.report.FileTally;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The tables of the database, each read row by row in order of id. */
final class Tables {
    /** Table, and what to read of it; names of other tables are joined in so that a row explains itself. */
    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    private static final int MAX_ROWS = 20_000_000;

    static {
        QUERIES.put("products", "SELECT * FROM products ORDER BY id");
        QUERIES.put(
                "devices",
                "SELECT d.*, l.name AS location_name, l.latitude AS latitude, l.longitude AS longitude"
                        + " FROM devices d LEFT JOIN locations l ON l.id = d.location_id ORDER BY d.id");
        QUERIES.put(
                "cabinet_configurations",
                "SELECT c.*, t.name AS type_name, t.description AS type_description"
                        + " FROM cabinet_configurations c LEFT JOIN cabinet_types t ON t.id = c.cabinet_type_id"
                        + " ORDER BY c.id");
        QUERIES.put("planograms", "SELECT * FROM planograms ORDER BY id");
        QUERIES.put("planogram_slots", "SELECT * FROM planogram_slots ORDER BY id");
        QUERIES.put("sales", "SELECT * FROM sales ORDER BY id");
        QUERIES.put("service_visits", "SELECT * FROM service_visits ORDER BY id");
    }

    private static final List<String> JOINED = List.of("locations", "cabinet_types");

    private final Connection connection;
    private final TreeSet<String> names = new TreeSet<>();

    Tables(Connection connection) throws SQLException {
        this.connection = connection;
        String query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
    }

    boolean has(String table) {
        return names.contains(table);
    }

    void require(String... tables) throws UnreadableInput {
        for (String table : tables) {
            if (!has(table)) {
                throw new UnreadableInput(
                        UnreadableInput.Why.MALFORMED,
                        "The database has no table (%s).\nIt has %s; maybe it is another system's."
                                .formatted(table, names));
            }
        }
    }

    FileReport read(String table, Consumer<CsvRow> judge) throws SQLException {
        return read(table, judge, tally -> {});
    }

    /** @param note says at the end what holds for the table as a whole */
    FileReport read(String table, Consumer<CsvRow> judge, Consumer<FileTally> note) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(MAX_ROWS);
            try (ResultSet rows = statement.executeQuery(QUERIES.getOrDefault(table, ""))) {
                Header header = Header.of(columns(rows.getMetaData()));
                FileTally tally = new FileTally(table, "sqlite table", header.names());
                while (rows.next()) {
                    CsvTable.judged(header.row(rows.getLong("id"), cells(rows, header)), tally, judge);
                }
                note.accept(tally);
                return tally.report();
            }
        }
    }

    /** What the database also holds and this import leaves alone. */
    List<String> unread() throws SQLException {
        List<String> notes = new ArrayList<>();
        for (String table : names) {
            if (!QUERIES.containsKey(table) && !JOINED.contains(table)) {
                notes.add("The table (%s) was not read.".formatted(table));
            }
        }
        return notes;
    }

    /** A column that a join brings a second time is told apart by its number, and never asked for. */
    private static List<String> columns(ResultSetMetaData metadata) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            String name = metadata.getColumnLabel(i);
            columns.add(columns.contains(name) ? name + " " + i : name);
        }
        return columns;
    }

    private static List<String> cells(ResultSet rows, Header header) throws SQLException {
        List<String> cells = new ArrayList<>(header.names().size());
        for (int i = 1; i <= header.names().size(); i++) {
            String cell = rows.getString(i);
            cells.add(cell == null ? "" : cell);
        }
        return cells;
    }
}
