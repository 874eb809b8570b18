package io.slotwise.intake.dataset;

import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.Imported;
import io.slotwise.intake.SaleSink;
import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.UnreadableInput;
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
     * Reads a folder and hands its sales on while they are read.
     *
     * @return the dataset without its sales
     * @throws UnreadableInput if one of the first two files is missing, or a file cannot be read at all
     */
    public static Imported read(Path folder, CsvDialect dialect, SaleSink sink) throws IOException {
        Draft draft = new Draft();
        List<FileReport> reports = new ArrayList<>();
        for (DatasetFile file : files(draft, sink)) {
            Path path = find(folder, file.name());
            if (path != null) {
                reports.add(read(path, dialect, file));
            } else if (file.isRequired()) {
                throw new UnreadableInput(
                        UnreadableInput.Why.MALFORMED,
                        "The folder (%s) has no %s.\nA dataset folder needs products.csv and sales.csv."
                                .formatted(folder.getFileName(), file.name()));
            }
        }
        Path rules = find(folder, RulesFile.NAME);
        String rulesJson = rules == null ? "" : RulesFile.read(rules);
        return new Imported(draft.dataset(rulesJson), new ImportReport(KIND, reports, draft.warnings()));
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
