package io.slotwise.intake.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.intake.RandomDatasets;
import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.csv.UnreadableInput.Why;
import io.slotwise.intake.dataset.DatasetFolder;
import io.slotwise.intake.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZippedFolderTest {
    private static final byte[] PRODUCTS = "product_id,name,price\ncola,Cola,2.5\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALES =
            "timestamp,device_id,product_id\n2025-02-01,m1,cola\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "my fleet/", "a/b/"})
    void a_zipped_dataset_is_read_as_its_folder(String parent) throws IOException {
        Path set = folder.resolve("set");
        DatasetFolder.write(RandomDatasets.of(1), set);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("__MACOSX/._sales.csv", new byte[] {1, 2});
        try (Stream<Path> written = Files.list(set)) {
            for (Path file : written.toList()) {
                files.put(parent + file.getFileName(), Files.readAllBytes(file));
            }
        }
        files.put(parent + "notes.txt", "mine".getBytes(StandardCharsets.UTF_8));
        Path zip = zip(files);

        assertThat(Intake.kind(zip, CsvDialect.MAX_FILE_BYTES)).isEqualTo(InputKind.DATASET_FOLDER);
        assertThat(Intake.open(zip, IntakeOptions.NONE).dataset()).isEqualTo(RandomDatasets.of(1));
    }

    @Test
    void nothing_stays_of_what_was_unpacked() throws IOException {
        Path unpacked;
        try (Source source = Source.of(zip(Map.of("products.csv", PRODUCTS)), CsvDialect.MAX_FILE_BYTES)) {
            unpacked = source.path();
            assertThat(unpacked.resolve("products.csv")).exists();
        }
        assertThat(unpacked).doesNotExist();
        assertThat(unpacked.getParent()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../products.csv", "a/../../products.csv", "/products.csv", "..\\products.csv", "a\u0000.csv"})
    void a_file_that_leads_out_of_the_archive_is_refused(String name) throws IOException {
        assertRefused(zip(Map.of(name, PRODUCTS)), Why.FORBIDDEN_PATH, "leads out of it");
    }

    @Test
    void what_is_no_dataset_says_what_it_lacks() throws IOException {
        assertRefused(zip(Map.of("products.csv", PRODUCTS)), Why.MALFORMED, "has no sales.csv");
        assertRefused(zip(Map.of("xl/workbook.xml", PRODUCTS)), Why.MALFORMED, "saved as CSV");
        assertRefused(zip(Map.of("a/products.csv", PRODUCTS, "b/sales.csv", SALES)), Why.MALFORMED, "one folder");
        assertRefused(zip(Map.of("sales.csv", SALES, "SALES.CSV", SALES)), Why.MALFORMED, "each file once");
        byte[] whole = Files.readAllBytes(zip(Map.of("sales.csv", SALES)));
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, 60));
        assertRefused(cut, Why.MALFORMED, "is broken");
    }

    @Test
    void an_archive_that_grows_too_large_or_holds_too_many_files_is_refused() throws IOException {
        Path large = zip(Map.of("products.csv", new byte[2_000_000]));
        IntakeOptions narrow = IntakeOptions.NONE.with(CsvDialect.DETECT.withMaxBytes(1_000_000));
        assertThatThrownBy(() -> Intake.open(large, narrow)).hasMessageContaining("more than the 1000000 bytes");
        Path beside = zip(Map.of("products.csv", PRODUCTS, "zeros.txt", new byte[2_000_000]));
        assertThatThrownBy(() -> Intake.open(beside, narrow)).hasMessageContaining("more than the 1000000 bytes");
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= 1_000; i++) {
            many.put(i + ".txt", new byte[0]);
        }
        assertRefused(zip(many), Why.TOO_LARGE, "more than 1000 files");
    }

    private static void assertRefused(Path zip, Why why, String words) {
        assertThatThrownBy(() -> Intake.open(zip, IntakeOptions.NONE))
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        UnreadableInput.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        Path path = folder.resolve("set.zip");
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : List.copyOf(files.keySet())) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(files.get(name));
                zip.closeEntry();
            }
        }
        return path;
    }
}
