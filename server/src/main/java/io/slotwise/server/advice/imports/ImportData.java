package io.slotwise.server.advice.imports;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.Imported;
import io.slotwise.intake.open.InputKind;
import io.slotwise.intake.open.Intake;
import io.slotwise.intake.open.IntakeOptions;
import io.slotwise.intake.report.FileReport;
import io.slotwise.intake.report.ImportReport;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.CabinetId;
import io.slotwise.server.store.imports.ImportDraft;
import io.slotwise.server.store.imports.ImportRecord;
import io.slotwise.server.store.imports.ImportSession;
import io.slotwise.server.store.imports.Standing;
import io.slotwise.server.store.imports.Standing.Says;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings data in: looks an input through, and applies it as a whole or not at all. */
public final class ImportData {
    private static final String SALES_FILE = "sales";

    private final Store store;

    public ImportData(Store store) {
        this.store = store;
    }

    /** Whether the data is the operator's own or an example. */
    public enum Nature {
        OWN,
        DEMO
    }

    /** What is to be brought in. */
    public record Input(Path path, IntakeOptions options, String label, Nature nature) {}

    /**
     * What became of an import.
     *
     * @param added facts that were new
     * @param known facts that were there already
     */
    public record Done(long importId, long added, long known, ImportReport report) {}

    /** Looks an input through without changing anything. */
    public ImportReport check(Input input) throws IOException {
        return Intake.open(input.path(), input.options(), batch -> {}).report();
    }

    /** Reads an input and applies it. */
    public Done run(Input input, String actor) throws IOException {
        ImportRecord record = store.imports()
                .register(new ImportDraft(input.label(), input.nature() == Nature.DEMO, "{}", "{}", actor));
        Done done = apply(record.id(), input, actor);
        if (done == null) {
            throw new IllegalStateException("The import (%d) was begun by someone else.".formatted(record.id()));
        }
        return done;
    }

    /** Applies an import that was registered before; null if it is being applied, was applied or was removed. */
    @Nullable
    Done apply(long id, Input input, String actor) throws IOException {
        ImportSession session = store.imports().begin(id, actor);
        if (session == null) {
            return null;
        }
        boolean finished = false;
        try {
            InputKind kind = Intake.kind(input.path(), input.options().dialect().maxBytes());
            Imported imported = Intake.open(input.path(), input.options(), session::add);
            ImportReport report = withKnown(imported.report(), session.knownSales());
            ImportRecord record = session.finish(
                    imported.dataset(),
                    standing(kind, report),
                    kind == InputKind.CVD_DATABASE ? ownKeys(imported.dataset()) : Map.of(),
                    ReportText.write(report));
            finished = true;
            return new Done(id, record.added(), record.known(), report);
        } finally {
            if (!finished) {
                session.giveUp();
            }
        }
    }

    /** What an input says on good authority: a folder, what it has a file for; sales, nothing but themselves. */
    private static Standing standing(InputKind kind, ImportReport report) {
        Set<String> files = report.files().stream().map(FileReport::file).collect(Collectors.toSet());
        return switch (kind) {
            case DATASET_FOLDER ->
                new Standing(
                        says(files.contains("devices.csv")),
                        says(files.contains("products.csv")),
                        says(files.contains("planograms.csv")));
            case CVD_DATABASE -> Standing.FULL;
            case DEX_AUDIT -> Standing.SALES_ONLY;
            case CSV ->
                report.kind().startsWith(SALES_FILE)
                        ? Standing.SALES_ONLY
                        : new Standing(Says.CONCLUDED, Says.CONCLUDED, Says.STATED);
        };
    }

    private static Says says(boolean stated) {
        return stated ? Says.STATED : Says.CONCLUDED;
    }

    /** The operator system's own names of planograms: {@code <asset>-<cabinet type>-<index>}. */
    private static Map<CabinetId, String> ownKeys(Dataset dataset) {
        Map<CabinetId, String> keys = new HashMap<>();
        for (Machine machine : dataset.machines()) {
            for (Planogram planogram : machine.planograms()) {
                int index = planogram.cabinet().index();
                keys.put(
                        new CabinetId(machine.id(), index),
                        "%s-%s-%d".formatted(machine.id(), planogram.cabinet().type(), index));
            }
        }
        return keys;
    }

    /** The report with the sales that were there already told apart, file by file where there are several. */
    private static ImportReport withKnown(ImportReport report, long known) {
        long left = known;
        List<FileReport> salesFirst = report.files().stream()
                .filter(file -> report.files().size() == 1 || file.file().startsWith(SALES_FILE))
                .toList();
        ImportReport result = report;
        for (FileReport file : salesFirst) {
            long here = Math.min(left, file.accepted() + file.repaired());
            result = result.withKnown(file.file(), here);
            left -= here;
        }
        return result;
    }
}
