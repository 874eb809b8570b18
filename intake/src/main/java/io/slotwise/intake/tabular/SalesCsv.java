package io.slotwise.intake.tabular;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.Imported;
import io.slotwise.intake.SaleBatches;
import io.slotwise.intake.SaleSink;
import io.slotwise.intake.coils.Reconstruction;
import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.draft.DeviceDraft;
import io.slotwise.intake.mapping.Headings;
import io.slotwise.intake.mapping.Mapping;
import io.slotwise.intake.report.FileTally;
import io.slotwise.intake.report.ImportReport;
import io.slotwise.intake.selection.SelectionScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sales from a CSV file: one row per vended line item. Machines and products are taken from the rows, and where the rows
 * name slots, the planogram over time is reconstructed from them.
 */
public final class SalesCsv {
    private static final int ROWS_TO_INFER_FROM = 20_000;

    private SalesCsv() {}

    /**
     * Reads a file and hands its sales on while they are read.
     *
     * @return the dataset without its sales
     * @throws UnreadableInput if the file cannot be read at all, or lacks what the mapping needs
     */
    public static Imported read(Path file, Mapping mapping, CsvDialect given, SaleSink sink) throws IOException {
        CsvDialect dialect = mapping.dialect(file, given);
        SelectionScheme scheme = mapping.selections() == null ? inferred(file, mapping, dialect) : mapping.selections();
        try (CsvTable table = CsvTable.open(file, dialect)) {
            mapping.applyTo(table);
            requireColumns(table, mapping);
            FileTally tally = new FileTally(table.file(), table.format(), table.header());
            Headings.words(mapping, dialect).ifPresent(tally::warn);
            try (SaleBatches batches = new SaleBatches(sink)) {
                SaleRows rows = new SaleRows(table, mapping, scheme, batches);
                table.forEach(tally, rows::take);
                rows.settle(tally);
                return imported(mapping, rows, tally);
            }
        }
    }

    private static Imported imported(Mapping mapping, SaleRows rows, FileTally tally) {
        Reconstruction reconstruction = rows.coils().reconstruct();
        List<String> warnings = new ArrayList<>(reconstruction.warnings());
        rows.warn(warnings);
        List<Machine> machines = rows.devices().stream()
                .map(DeviceDraft::machine)
                .map(reconstruction::applyTo)
                .toList();
        Dataset dataset = new Dataset(
                Catalogue.of(rows.products()),
                machines,
                List.of(),
                reconstruction.changes(),
                List.of(),
                List.of(),
                List.of(),
                "");
        return new Imported(
                dataset,
                new ImportReport("sales csv (%s)".formatted(mapping.name()), List.of(tally.report()), warnings));
    }

    /** Told from the first rows, so the file is opened twice. */
    private static SelectionScheme inferred(Path file, Mapping mapping, CsvDialect dialect) throws IOException {
        Set<String> selections = new LinkedHashSet<>();
        try (CsvTable table = CsvTable.open(file, dialect)) {
            mapping.applyTo(table);
            CsvRow row = table.next();
            for (int i = 0; i < ROWS_TO_INFER_FROM && row != null; i++) {
                if (!row.cell("slot").isEmpty()) {
                    selections.add(row.cell("slot"));
                }
                row = table.next();
            }
        }
        return SelectionScheme.infer(selections);
    }

    private static void requireColumns(CsvTable table, Mapping mapping) throws UnreadableInput {
        boolean dated = table.has("timestamp") || table.has("date");
        boolean named = table.has("product_id") || table.has("product_name");
        boolean placed = table.has("device_id") || mapping.constants().containsKey("device_id");
        if (!dated || !named || !placed) {
            throw new UnreadableInput(
                    UnreadableInput.Why.MALFORMED,
                    "The file (%s) must give %s for every row; the mapping (%s) finds none among %s."
                            .formatted(
                                    table.file(),
                                    !dated
                                            ? "a timestamp or date"
                                            : named ? "a device_id" : "a product_id or product_name",
                                    mapping.name(),
                                    table.header()));
        }
    }
}
