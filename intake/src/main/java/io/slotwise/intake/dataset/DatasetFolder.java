package io.slotwise.intake.dataset;

import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.Imported;
import io.slotwise.intake.SaleSink;
import io.slotwise.intake.coils.CoilLog;
import io.slotwise.intake.coils.Reconstruction;
import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.draft.Draft;
import io.slotwise.intake.report.FileReport;
import io.slotwise.intake.report.FileTally;
import io.slotwise.intake.report.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of CSV files that holds everything about a fleet. Only {@code products.csv} and {@code sales.csv} must be
 * there. What is written is read back equal, and what was read is written back equal.
 */
public final class DatasetFolder {
    private static final String KIND = "dataset folder";

    private DatasetFolder() {}

    /** Reads a folder with all its sales in memory; see {@link #read(Path, CsvDialect, SaleSink)}. */
    public static Imported read(Path folder) throws IOException {
        return read(folder, CsvDialect.DETECT);
    }

    /** Reads a folder with all its sales in memory; see {@link #read(Path, CsvDialect, SaleSink)}. */
    public static Imported read(Path folder, CsvDialect dialect) throws IOException {
        List<Sale> sales = new ArrayList<>();
        Imported imported = read(folder, dialect, sales::addAll);
        return new Imported(imported.dataset().withSales(sales), imported.report());
    }

    /**
     * Reads a folder and hands its sales on while they are read. Where it has no planograms, they are told from the slots
     * in the sales.
     *
     * @return the dataset without its sales
     * @throws UnreadableInput if one of the first two files is missing, or a file cannot be read at all
     */
    public static Imported read(Path folder, CsvDialect dialect, SaleSink sink) throws IOException {
        Draft draft = new Draft();
        List<FileReport> reports = new ArrayList<>();
        boolean planogramsGiven = find(folder, PlanogramsFile.NAME) != null;
        CoilLog coils = new CoilLog();
        SaleSink watched = planogramsGiven
                ? sink
                : batch -> {
                    batch.forEach(coils::add);
                    sink.accept(batch);
                };
        for (DatasetFile file : files(draft, watched)) {
            Path path = find(folder, file.name());
            if (path != null) {
                reports.add(read(path, dialect, file));
            } else if (file.isRequired()) {
                throw missing(folder, file);
            }
        }
        Path rules = find(folder, RulesFile.NAME);
        Dataset dataset = draft.dataset(rules == null ? "" : RulesFile.read(rules));
        List<String> warnings = new ArrayList<>(draft.warnings());
        if (!coils.isEmpty()) {
            Reconstruction told = coils.reconstruct();
            dataset = told(dataset, told);
            warnings.addAll(told.warnings());
        }
        return new Imported(dataset, new ImportReport(KIND, reports, warnings));
    }

    /** Writes every file of the folder, which is made if need be; files of the same names are replaced. */
    public static void write(Dataset dataset, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (DatasetFile file : files(new Draft(), batch -> {})) {
            file.write(dataset, folder.resolve(file.name()));
        }
        RulesFile.write(dataset.rulesJson(), folder.resolve(RulesFile.NAME));
    }

    /** True if the folder has a file by which a dataset folder is known. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve("products.csv")) || Files.isRegularFile(folder.resolve("sales.csv"));
    }

    /** In the order in which they are read: what is spoken of comes before what speaks of it. */
    private static List<DatasetFile> files(Draft draft, SaleSink sink) {
        return List.of(
                new ProductsFile(draft),
                new DevicesFile(draft),
                new CabinetsFile(draft),
                new PlanogramsFile(draft),
                new SalesFile(draft, sink),
                new PlanogramHistoryFile(draft),
                new StockEventsFile(draft),
                new VisitsFile(draft),
                new CalendarFile(draft));
    }

    /** The dataset with the planograms that its sales tell; a planogram history that was given is kept. */
    private static Dataset told(Dataset dataset, Reconstruction told) {
        return new Dataset(
                dataset.catalogue(),
                dataset.machines().stream().map(told::applyTo).toList(),
                dataset.sales(),
                dataset.slotChanges().isEmpty() ? told.changes() : dataset.slotChanges(),
                dataset.stockEvents(),
                dataset.visits(),
                dataset.calendar(),
                dataset.rulesJson());
    }

    private static UnreadableInput missing(Path folder, DatasetFile file) {
        return new UnreadableInput(
                UnreadableInput.Why.MALFORMED,
                "The folder (%s) has no %s.\nA dataset folder needs products.csv and sales.csv."
                        .formatted(folder.getFileName(), file.name()));
    }

    private static FileReport read(Path path, CsvDialect dialect, DatasetFile file) throws IOException {
        try (CsvTable table = CsvTable.open(path, dialect)) {
            FileTally tally = new FileTally(table.file(), table.format(), table.header());
            file.aliases().forEach((given, column) -> table.alias(column, given));
            file.check(table, tally);
            file.read(table, tally);
            return tally.report();
        }
    }

    private static @Nullable Path find(Path folder, String name) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.isRegularFile(path)) {
            return null;
        }
        if (!path.toRealPath().startsWith(folder.toRealPath())) {
            throw new UnreadableInput(
                    UnreadableInput.Why.FORBIDDEN_PATH,
                    "The file (%s) is a link that leads out of its folder.".formatted(name));
        }
        return path;
    }
}
