package io.slotwise.server.advice.imports;

import io.slotwise.intake.open.IntakeOptions;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.imports.ImportRecord;
import io.slotwise.server.store.imports.ImportRecord.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Fills a store with the demo fleet that comes with the product, unless it is there already; takes it out again. */
public final class LoadDemo {
    private static final String FLEET = "/demo/fleet.zip";
    private static final String ACTOR = "demo";
    private static final int MAX_FILES = 32;
    private static final int MAX_FILE_BYTES = 16 << 20;
    private static final int PAGE = 100;

    private final Store store;

    public LoadDemo(Store store) {
        this.store = store;
    }

    /** What was found or done. */
    public enum Outcome {
        LOADED,
        THERE_ALREADY
    }

    /** Brings the demo fleet in, marked as demo data. */
    public Outcome load() throws IOException {
        if (!demoImports(State.APPLIED).isEmpty()) {
            return Outcome.THERE_ALREADY;
        }
        Path folder = Files.createTempDirectory("slotwise-demo");
        try (InputStream fleet = Objects.requireNonNull(LoadDemo.class.getResourceAsStream(FLEET), FLEET)) {
            unpack(fleet, folder);
            new ImportData(store)
                    .run(new ImportData.Input(folder, IntakeOptions.NONE, "Demo fleet", ImportData.Nature.DEMO), ACTOR);
            return Outcome.LOADED;
        } finally {
            remove(folder);
        }
    }

    /** Takes all demo data out; the operator's own stays. Returns how many imports went. */
    public int removeAll(String actor) {
        return (int) demoImports(State.APPLIED).stream()
                .filter(id -> store.imports().remove(id, actor))
                .count();
    }

    /** Unpacks a flat archive; whatever leads out of the folder, is nested or too large is refused. */
    static void unpack(InputStream archive, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            int files = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files++;
                if (files > MAX_FILES || !entry.getName().matches("[a-z_]+\\.(csv|json)")) {
                    throw new IOException("The archive holds more than %d plain files, or something else (%s)."
                            .formatted(MAX_FILES, entry.getName()));
                }
                copy(zip, folder.resolve(entry.getName()));
            }
        }
    }

    private static void copy(ZipInputStream zip, Path file) throws IOException {
        Files.write(file, zip.readNBytes(MAX_FILE_BYTES));
        if (zip.read() >= 0) {
            throw new IOException(
                    "The file (%s) has more than %d bytes.".formatted(file.getFileName(), MAX_FILE_BYTES));
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private List<Long> demoImports(State state) {
        return allImports()
                .filter(one -> one.demo() && one.state() == state)
                .map(ImportRecord::id)
                .toList();
    }

    private Stream<ImportRecord> allImports() {
        return Stream.iterate(
                        store.imports().list(Long.MAX_VALUE, PAGE),
                        page -> !page.isEmpty(),
                        page -> store.imports().list(page.getLast().id(), PAGE))
                .flatMap(List::stream);
    }
}
