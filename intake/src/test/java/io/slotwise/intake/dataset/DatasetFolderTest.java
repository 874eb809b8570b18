package io.slotwise.intake.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Money;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.Imported;
import io.slotwise.intake.RandomDatasets;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.report.FileReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetFolderTest {
    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read_back_equal() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            Dataset dataset = RandomDatasets.of(seed);
            DatasetFolder.write(dataset, folder);
            Imported imported = DatasetFolder.read(folder);
            assertThat(imported.report().rejected()).as("seed %d", seed).isZero();
            assertThat(imported.report().repaired()).as("seed %d", seed).isZero();
            assertThat(imported.dataset()).as("seed %d", seed).isEqualTo(dataset);
        }
    }

    @Test
    void what_was_read_is_written_back_byte_by_byte() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            Path first = folder.resolve("first");
            Path second = folder.resolve("second");
            DatasetFolder.write(RandomDatasets.of(seed), first);
            DatasetFolder.write(DatasetFolder.read(first).dataset(), second);
            for (String name : List.of("products.csv", "sales.csv", "devices.csv", "planograms.csv", "calendar.csv")) {
                assertThat(second.resolve(name)).as("seed %d", seed).hasSameBinaryContentAs(first.resolve(name));
            }
        }
    }

    @Test
    void every_row_is_accounted_for() throws IOException {
        products("p1,Cola,2.50", "p2,Water,cheap", "p1,Cola,2.50", "p1,Coke,2.50", ",Nameless,1", "p3,,1.00");
        sales("2024-01-01,m1,p1", "2024-02-30,m1,p1", "3/4/2024,m1,p1", "2024-01-01,m1,p9");
        Imported imported = DatasetFolder.read(folder);
        FileReport products = imported.report().files().getFirst();
        assertThat(products.rows()).isEqualTo(6);
        assertThat(products.accepted()).isEqualTo(1);
        assertThat(products.duplicates()).isEqualTo(1);
        assertThat(products.repairs()).containsOnlyKeys("missing_name");
        assertThat(products.rejections()).containsOnlyKeys("not_a_number", "given_twice", "missing_value");
        FileReport sales = imported.report().files().get(1);
        assertThat(sales.rejections()).containsOnlyKeys("impossible_date", "ambiguous_date");
        assertThat(sales.repairs()).containsOnlyKeys("unknown_device", "unknown_product");
        assertThat(sales.rejectedRows()).extracting("line").containsExactly(3L, 4L);
        assertThat(imported.dataset().sales()).hasSize(2);
    }

    @Test
    void a_product_without_a_price_takes_the_first_price_seen() throws IOException {
        products("p1,Cola,");
        write("sales.csv", "timestamp,device_id,product_id,unit_price", "2024-01-01,m1,p1,2.25");
        Imported imported = DatasetFolder.read(folder);
        assertThat(imported.dataset().catalogue().get("p1").price()).isEqualTo(Money.of("2.25"));
        assertThat(imported.report().warnings()).anyMatch(words -> words.contains("2.25"));
    }

    @Test
    void refuses_slots_outside_the_grid_and_on_top_of_others() throws IOException {
        products("p1,Cola,1");
        sales();
        write("cabinets.csv", "device_id,cabinet_index,rows,columns", "m1,0,2,4");
        write(
                "planograms.csv",
                "device_id,slot,product_id,width_columns",
                "m1,A1,p1,2",
                "m1,A2,p1,1",
                "m1,A4,p1,1",
                "m1,B4,p1,2",
                "m1,C1,p1,1");
        FileReport planograms = DatasetFolder.read(folder).report().files().get(2);
        assertThat(planograms.file()).isEqualTo("planograms.csv");
        assertThat(planograms.rejections()).containsEntry("outside_grid", 2L).containsEntry("overlapping_slot", 1L);
        assertThat(planograms.accepted()).isEqualTo(2);
    }

    @Test
    void a_time_with_an_offset_becomes_the_wall_clock_of_the_machine() throws IOException {
        products("p1,Cola,1");
        write("devices.csv", "device_id,time_zone", "m1,Europe/Berlin");
        sales("2024-07-01T23:30:00Z,m1,p1");
        assertThat(DatasetFolder.read(folder).dataset().sales().getFirst().date())
                .hasToString("2024-07-02");
    }

    @Test
    void reports_unknown_columns() throws IOException {
        write("products.csv", "product_id,name,price,shoe_size", "p1,Cola,1,42");
        sales();
        assertThat(DatasetFolder.read(folder).report().files().getFirst().warnings())
                .singleElement()
                .asString()
                .contains("shoe_size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"products.csv", "sales.csv"})
    void refuses_a_folder_without_one_of_the_first_two_files(String missing) throws IOException {
        products("p1,Cola,1");
        sales();
        Files.delete(folder.resolve(missing));
        assertThatThrownBy(() -> DatasetFolder.read(folder))
                .isInstanceOf(UnreadableInput.class)
                .hasMessageContaining(missing);
    }

    @Test
    void does_not_follow_a_link_out_of_the_folder(@TempDir Path elsewhere) throws IOException {
        sales();
        Path secret = Files.writeString(elsewhere.resolve("secret.csv"), "product_id\np1\n");
        Files.createSymbolicLink(folder.resolve("products.csv"), secret);
        assertThatThrownBy(() -> DatasetFolder.read(folder))
                .isInstanceOfSatisfying(
                        UnreadableInput.class, e -> assertThat(e.why()).isEqualTo(UnreadableInput.Why.FORBIDDEN_PATH));
    }

    private void products(String... rows) throws IOException {
        write("products.csv", "product_id,name,price", rows);
    }

    private void sales(String... rows) throws IOException {
        write("sales.csv", "timestamp,device_id,product_id", rows);
    }

    private void write(String name, String header, String... rows) throws IOException {
        Files.writeString(folder.resolve(name), header + "\n" + String.join("\n", rows) + "\n");
    }
}
