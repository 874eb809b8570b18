package io.slotwise.testbed.demo;

import io.slotwise.intake.dataset.DatasetFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the demo fleet as one zip of a dataset folder, for the server to ship. From the root of the sources:
 *
 * <pre>{@code
 * mvn -q -pl testbed -am compile dependency:build-classpath \
 *     -DexcludeGroupIds=io.slotwise -Dmdep.outputFile=target/classpath
 * java -cp testbed/target/classes:intake/target/classes:engine/target/classes:$(cat testbed/target/classpath) \
 *     io.slotwise.testbed.demo.DemoFiles server/src/main/resources/demo/fleet.zip
 * }</pre>
 */
public final class DemoFiles {
    private static final LocalDateTime STAMP = DemoFleet.END.atStartOfDay();

    private DemoFiles() {}

    /** Writes the file that is named. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException(
                    "The arguments (%s) must be one path, that of the zip to write.".formatted(String.join(" ", args)));
        }
        Path folder = Files.createTempDirectory("demo-fleet");
        try {
            write(folder);
            Path zip = Path.of(args[0]);
            Files.createDirectories(zip.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(zip)) {
                zip(folder, out);
            }
        } finally {
            delete(folder);
        }
    }

    /** Writes the dataset folder. */
    static void write(Path folder) throws IOException {
        DatasetFolder.write(DemoFleet.dataset(), folder);
    }

    private static void zip(Path folder, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(9);
            for (Path file : files(folder)) {
                ZipEntry entry = new ZipEntry(file.getFileName().toString());
                entry.setTimeLocal(STAMP);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
