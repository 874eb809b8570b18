package io.slotwise.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.intake.Imported;
import io.slotwise.intake.dataset.DatasetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ships inside the server is what the command of this room writes. */
class DemoFilesTest {
    private static final Path SHIPPED = Path.of("../server/src/main/resources/demo/fleet.zip");
    private static final long MOST_BYTES = 600_000;

    @TempDir
    Path folder;

    @Test
    void the_shipped_files_are_written_again_byte_for_byte() throws IOException {
        DemoFiles.write(folder);

        assertThat(contents(SHIPPED)).isEqualTo(contentsOf(folder));
    }

    @Test
    void the_shipped_zip_is_small() throws IOException {
        assertThat(Files.size(SHIPPED)).isLessThan(MOST_BYTES);
    }

    @Test
    void reading_the_files_gives_the_fleet_again_without_a_complaint() throws IOException {
        DemoFiles.write(folder);

        Imported read = DatasetFolder.read(folder);

        assertThat(read.report().rejected()).isZero();
        assertThat(read.report().repaired()).isZero();
        assertThat(read.dataset()).isEqualTo(DemoFleet.dataset());
    }

    @Test
    void the_command_asks_for_one_path() {
        assertThatThrownBy(() -> DemoFiles.main(new String[0])).hasMessageContaining("one path");
    }

    private static Map<String, String> contentsOf(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static Map<String, String> contents(Path zip) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                contents.put(entry.getName(), new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return contents;
    }
}
