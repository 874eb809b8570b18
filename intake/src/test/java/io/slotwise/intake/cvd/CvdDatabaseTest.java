package io.slotwise.intake.cvd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Imported;
import io.slotwise.intake.csv.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CvdDatabaseTest {
    @TempDir
    Path folder;

    private Path file;
    private final List<Sale> sales = new ArrayList<>();

    @BeforeEach
    void make() throws SQLException {
        file = folder.resolve("install #1?.db");
        run(
                "CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, category TEXT, price DECIMAL(10,2))",
                "CREATE TABLE cabinet_types (id INTEGER PRIMARY KEY, name TEXT, description TEXT)",
                "CREATE TABLE locations (id INTEGER PRIMARY KEY, name TEXT, latitude REAL, longitude REAL)",
                "CREATE TABLE devices (id INTEGER PRIMARY KEY, asset TEXT, cooler TEXT, location_id INTEGER, deleted_at TEXT)",
                "CREATE TABLE cabinet_configurations (id INTEGER PRIMARY KEY, device_id INTEGER, cabinet_type_id INTEGER, cabinet_index INTEGER, rows INTEGER, columns INTEGER)",
                "CREATE TABLE planograms (id INTEGER PRIMARY KEY, cabinet_id INTEGER, planogram_key TEXT)",
                "CREATE TABLE planogram_slots (id INTEGER PRIMARY KEY, planogram_id INTEGER, slot_position TEXT, product_id INTEGER, product_name TEXT, quantity INTEGER, capacity INTEGER, par_level INTEGER, price DECIMAL(10,2))",
                "CREATE TABLE sales (id INTEGER PRIMARY KEY, device_id INTEGER, product_id INTEGER, sale_units INTEGER, sale_cash DECIMAL(10,2), created_at TEXT)",
                "CREATE TABLE service_visits (id INTEGER PRIMARY KEY, device_id INTEGER, service_date TEXT, service_type TEXT, duration_minutes INTEGER)",
                "CREATE TABLE dex_pa_records (id INTEGER PRIMARY KEY)",
                "INSERT INTO products VALUES (1,'EMPTY_SLOT','system',0),(2,'Cola','soda',2.5)",
                "INSERT INTO cabinet_types VALUES (1,'Cooler','Refrigerated storage')",
                "INSERT INTO locations VALUES (3,'Terminal',42.2,-83.4)",
                "INSERT INTO devices VALUES (5,'999','Cafe',3,NULL),(6,'888','Gone',77,'2025-01-01')",
                "INSERT INTO cabinet_configurations VALUES (46,5,1,0,2,2),(47,99,1,0,2,2)",
                "INSERT INTO planograms VALUES (49,46,'999-Cooler-0'),(50,47,'x')",
                "INSERT INTO planogram_slots VALUES (1,49,'A1',2,'Cola',12,10,8,2.75),(2,49,'A2',1,'EMPTY_SLOT',0,0,0,NULL),(3,49,'C1',2,'Cola',1,1,1,1),(4,50,'A1',2,'Cola',1,1,1,1)",
                "INSERT INTO sales VALUES (1,5,2,3,7.5,'2025-07-01 08:13:00'),(2,5,2,3,10,'2025-07-01 09:00:00'),(3,5,77,1,1,'2025-07-01 09:00:00'),(4,5,2,0,1,'2025-07-01 09:00:00')",
                "INSERT INTO service_visits VALUES (1,5,'2025-08-05 17:53:08','routine',10)");
    }

    @Test
    void reads_machines_cabinets_slots_sales_and_visits() throws IOException {
        Imported imported = CvdDatabase.read(file, sales::addAll);
        var machine = imported.dataset().machine("999");
        assertThat(machine.name()).isEqualTo("Cafe");
        assertThat(machine.venue().location()).isEqualTo("Terminal");
        assertThat(machine.planogram(0).cabinet().temperature()).isEqualTo(Temperature.CHILLED);
        assertThat(machine.planogram(0).slots()).hasSize(2);
        assertThat(machine.planogram(0).slot(Position.parse("A2")).isEmpty()).isTrue();
        assertThat(sales).hasSize(2);
        assertThat(sales.getFirst().unitPrice()).isEqualTo(Money.of("2.50"));
        assertThat(imported.dataset().visits()).hasSize(1);
        assertThat(imported.dataset().catalogue().contains("1")).isFalse();
    }

    @Test
    void every_row_of_every_table_is_accounted_for() throws IOException {
        Imported imported = CvdDatabase.read(file, sales::addAll);
        assertThat(imported.report().files())
                .extracting(report -> report.file() + " " + report.rows() + " " + report.rejected())
                .containsExactly(
                        "products 2 0",
                        "devices 2 0",
                        "cabinet_configurations 2 1",
                        "planograms 2 1",
                        "planogram_slots 4 2",
                        "sales 4 2",
                        "service_visits 1 0");
        assertThat(imported.report().warnings()).anyMatch(words -> words.contains("dex_pa_records"));
    }

    @Test
    void changes_nothing_in_the_database() throws IOException {
        byte[] before = Files.readAllBytes(file);
        CvdDatabase.read(file, sales::addAll);
        assertThat(file).hasBinaryContent(before);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void refuses_another_systems_database_and_a_damaged_one() throws IOException, SQLException {
        run("DROP TABLE planogram_slots");
        assertThatThrownBy(() -> CvdDatabase.read(file, sales::addAll))
                .isInstanceOf(UnreadableInput.class)
                .hasMessageContaining("planogram_slots");
        Path damaged = Files.write(
                folder.resolve("damaged.db"),
                "SQLite format 3\0 and then nothing".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> CvdDatabase.read(damaged, sales::addAll)).isInstanceOf(UnreadableInput.class);
    }

    private void run(String... statements) throws SQLException {
        String name = file.toString().replace("#", "%23").replace("?", "%3f");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + name);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}
