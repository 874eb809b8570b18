package io.slotwise.intake.cvd;

import io.slotwise.intake.Imported;
import io.slotwise.intake.SaleBatches;
import io.slotwise.intake.SaleSink;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.draft.Draft;
import io.slotwise.intake.report.FileReport;
import io.slotwise.intake.report.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The database of an operator system: devices, cabinets, planograms, slots, products, sales and visits. Opened read-only
 * and immutable, so that a live system is neither locked nor changed.
 */
public final class CvdDatabase {
    private static final String KIND = "cvd database";

    private CvdDatabase() {}

    /**
     * Reads a database and hands its sales on while they are read.
     *
     * @return the dataset without its sales
     * @throws UnreadableInput if it is no such database or is damaged
     */
    public static Imported read(Path file, SaleSink sink) throws IOException {
        Draft draft = new Draft();
        List<FileReport> reports = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        try (Connection connection = open(file);
                SaleBatches batches = new SaleBatches(sink)) {
            Tables tables = new Tables(connection);
            tables.require("devices", "cabinet_configurations", "planograms", "planogram_slots", "products");
            DeviceTables devices = new DeviceTables(draft);
            reports.add(tables.read("products", new ProductTable(draft)::take));
            reports.add(tables.read("devices", devices::takeDevice, devices::note));
            reports.add(tables.read("cabinet_configurations", devices::takeCabinet));
            reports.add(tables.read("planograms", devices::takePlanogram));
            reports.add(tables.read("planogram_slots", devices::takeSlot));
            PastTables past = new PastTables(draft, devices, batches);
            if (tables.has("sales")) {
                reports.add(tables.read("sales", past::takeSale, past::note));
            }
            if (tables.has("service_visits")) {
                reports.add(tables.read("service_visits", past::takeVisit));
            }
            warnings.addAll(tables.unread());
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
        if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
            warnings.add("A write-ahead log lies beside the database; what is only there was not read.");
        }
        warnings.addAll(draft.warnings());
        return new Imported(draft.dataset(""), new ImportReport(KIND, reports, warnings));
    }

    private static Connection open(Path file) throws SQLException {
        String uri = file.toAbsolutePath()
                .toString()
                .replace("%", "%25")
                .replace("?", "%3f")
                .replace("#", "%23");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + uri + "?mode=ro&immutable=1");
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA query_only = ON");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static UnreadableInput unreadable(Path file, SQLException cause) {
        UnreadableInput error = new UnreadableInput(
                UnreadableInput.Why.MALFORMED,
                "The database (%s) cannot be read: %s".formatted(file.getFileName(), cause.getMessage()));
        error.initCause(cause);
        return error;
    }
}
