package io.slotwise.intake.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.intake.Imported;
import io.slotwise.intake.SaleFingerprints;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long history must not need a large machine. */
@Tag("slow")
class MillionRowsTest {
    private static final int ROWS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void a_million_sales_are_read_named_and_told_into_planograms_in_256_megabytes() throws Exception {
        Path file = folder.resolve("sales.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("timestamp,device_id,slot,product_id,quantity,unit_price,transaction_id,payment\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("2024-%02d-%02dT%02d:%02d:00,machine-%d,%c%d,product-%d,1,1.50,T%d,%s%n"
                        .formatted(
                                1 + i / 84_000,
                                1 + i / 3_000 % 28,
                                i % 24,
                                i % 60,
                                i % 500,
                                'A' + i % 6,
                                1 + i % 10,
                                i % 60,
                                i,
                                i % 3 == 0 ? "card" : "cash"));
            }
        }
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("rows 1000000, accepted 1000000, named 1000000, machines 500");
    }

    /** What the child process does: reads the file, names every sale, and tells what it found. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws IOException {
            SaleFingerprints fingerprints = new SaleFingerprints();
            AtomicLong named = new AtomicLong();
            Imported imported = Intake.open(
                    Path.of(arguments[0]),
                    IntakeOptions.NONE,
                    batch -> batch.forEach(
                            sale -> named.addAndGet(fingerprints.of(sale).isEmpty() ? 0 : 1)));
            System.out.printf(
                    "rows %d, accepted %d, named %d, machines %d%n",
                    imported.report().rows(),
                    imported.report().accepted(),
                    named.get(),
                    imported.dataset().machines().size());
        }
    }
}
