package io.slotwise.server.cli;

import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.mapping.Mapping;
import io.slotwise.intake.mapping.MappingFile;
import io.slotwise.intake.mapping.Presets;
import io.slotwise.intake.open.IntakeOptions;
import io.slotwise.intake.report.FileReport;
import io.slotwise.intake.report.ImportReport;
import io.slotwise.server.advice.imports.ImportData;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Settings;
import io.slotwise.server.cli.given.Output;
import io.slotwise.server.cli.given.Place;
import io.slotwise.server.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slotwise import}: brings a folder or file into the data folder and accounts for every row. */
@Command(
        name = "import",
        description = "Brings in a dataset folder, sales or planogram CSV, DEX audit or CVD database.",
        mixinStandardHelpOptions = true)
final class Import implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "FOLDER|FILE", description = "What to bring in.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path input;

    @ArgGroup
    private @Nullable Meaning meaning;

    @Option(names = "--dry-run", description = "Only report; change nothing.")
    private boolean dryRun;

    @Option(
            names = "--rejected",
            paramLabel = "DIR",
            description = "Write rejected rows as CSV files into this folder.")
    private @Nullable Path rejected;

    /** What the columns mean: one of our presets, or the operator's own mapping. */
    static final class Meaning {
        @Option(names = "--preset", paramLabel = "NAME", description = "A mapping that comes with Slotwise.")
        private @Nullable String preset;

        @Option(names = "--mapping", paramLabel = "FILE", description = "A mapping file, JSON or CSV.")
        private @Nullable Path mapping;

        Mapping mapping() throws IOException {
            return mapping != null ? MappingFile.read(mapping) : Presets.named(String.valueOf(preset));
        }
    }

    /** What is said with {@code --json}; {@code importId} is null for a dry run. */
    record Result(@Nullable Long importId, long added, long known, ImportReport report) {}

    @Override
    public Integer call() throws BadSettings, IOException {
        Settings settings = place.settings();
        IntakeOptions options = IntakeOptions.NONE.with(meaning == null ? null : meaning.mapping());
        ImportData.Input what =
                new ImportData.Input(input, options, String.valueOf(input.getFileName()), ImportData.Nature.OWN);
        try (Store store = Store.open(settings.store(), InstantSource.system())) {
            ImportData imports = new ImportData(store);
            Result result = dryRun ? new Result(null, 0, 0, imports.check(what)) : result(imports.run(what, "cli"));
            output.result(result, text(result));
            writeRejected(result.report());
        }
        return 0;
    }

    private static Result result(ImportData.Done done) {
        return new Result(done.importId(), done.added(), done.known(), done.report());
    }

    private void writeRejected(ImportReport report) throws IOException {
        if (rejected == null) {
            return;
        }
        Files.createDirectories(rejected);
        for (FileReport file : report.files()) {
            if (!file.rejectedRows().isEmpty()) {
                Path path = rejected.resolve("rejected-" + file.file() + ".csv");
                try (OutputStream out = Files.newOutputStream(path)) {
                    CsvOut.rejectedRows(file, out);
                }
                output.note("Rejected rows of %s are in %s.".formatted(file.file(), path));
            }
        }
    }

    private static String text(Result result) {
        ImportReport report = result.report();
        List<String> lines = new ArrayList<>();
        lines.add(
                result.importId() == null
                        ? "Dry run of " + report.kind()
                        : "Import %d: %s".formatted(result.importId(), report.kind()));
        lines.addAll(ReportLines.of(report));
        if (result.importId() != null) {
            lines.add("%d new, %d known already.".formatted(result.added(), result.known()));
        }
        return String.join("\n", lines);
    }
}
