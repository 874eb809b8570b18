package io.slotwise.server.advice.imports;

import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.dex.DexAudit;
import io.slotwise.intake.dex.DexFile;
import io.slotwise.intake.mapping.Headings;
import io.slotwise.intake.mapping.Mapping;
import io.slotwise.intake.mapping.Presets;
import io.slotwise.intake.open.Intake;
import io.slotwise.intake.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator looks at to say how a file is to be read.
 *
 * @param columns of a CSV file, else none
 * @param sample its first rows
 * @param preset the mapping of ours that is in force, {@code ""} for another
 * @param mapping our field to the file's column, as in force
 * @param fields what a file of its kind can give
 * @param dex the selections of a DEX audit, else none
 */
public record Preview(
        List<String> columns,
        List<List<String>> sample,
        List<String> presets,
        String preset,
        Map<String, String> mapping,
        List<Field> fields,
        List<Reading> dex) {
    private static final int SAMPLE_ROWS = 5;
    private static final int MAX_SAMPLE_CELL = 200;

    /** A field of ours; {@code required} where nothing can be read without it. */
    public record Field(String name, boolean required) {}

    /** One selection of an audit; it names no product. */
    public record Reading(
            String deviceId,
            String slot,
            String product,
            long sold,
            @Nullable String price,
            String note) {}

    public Preview {
        columns = List.copyOf(columns);
        sample = List.copyOf(sample);
        presets = List.copyOf(presets);
        mapping = Map.copyOf(mapping);
        fields = List.copyOf(fields);
        dex = List.copyOf(dex);
    }

    /** Whether somebody has to say first what the columns mean. */
    boolean needsMapping() {
        return !columns.isEmpty() && mapping.isEmpty();
    }

    static Preview of(Path file, ReadingChoice choice) throws IOException {
        return switch (Intake.kind(file, ImportUpload.MAX_BYTES)) {
            case CSV -> csv(file, choice);
            case DEX_AUDIT -> new Preview(List.of(), List.of(), List.of(), "", Map.of(), List.of(), readings(file));
            case CVD_DATABASE, DATASET_FOLDER ->
                new Preview(List.of(), List.of(), List.of(), "", Map.of(), List.of(), List.of());
        };
    }

    private static Preview csv(Path file, ReadingChoice choice) throws IOException {
        CsvDialect dialect = CsvDialect.DETECT.withMaxBytes(ImportUpload.MAX_BYTES);
        try (Source source = Source.of(file, ImportUpload.MAX_BYTES);
                CsvTable table = CsvTable.open(source.path(), dialect)) {
            Mapping chosen = choice.mapping();
            Mapping mapping = chosen == null ? told(table) : chosen;
            return new Preview(
                    table.header(),
                    sample(table),
                    Presets.ALL.stream().map(Mapping::name).toList(),
                    mapping != null && Presets.ALL.contains(mapping) ? mapping.name() : "",
                    mapping == null ? Map.of() : mapping.columns(),
                    fields(mapping),
                    List.of());
        }
    }

    private static @Nullable Mapping told(CsvTable table) {
        Mapping preset = Presets.fitting(table);
        return preset == null ? Headings.of(table) : preset;
    }

    private static List<List<String>> sample(CsvTable table) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (CsvRow row = table.next(); row != null && rows.size() < SAMPLE_ROWS; row = table.next()) {
            rows.add(row.cells().stream().map(Preview::cut).toList());
        }
        return rows;
    }

    private static String cut(String cell) {
        return cell.length() > MAX_SAMPLE_CELL ? cell.substring(0, MAX_SAMPLE_CELL) + "…" : cell;
    }

    private static List<Field> fields(@Nullable Mapping mapping) {
        Mapping.Kind kind = mapping == null ? Mapping.Kind.SALES : mapping.kind();
        String needed = kind == Mapping.Kind.PLANOGRAM ? "slot" : "";
        return Mapping.fields(kind).stream()
                .sorted()
                .map(name -> new Field(name, name.equals(needed)))
                .toList();
    }

    private static List<Reading> readings(Path file) throws IOException {
        try (Source source = Source.of(file, ImportUpload.MAX_BYTES)) {
            DexAudit audit = DexFile.read(source.path()).audit();
            return audit.selections().stream()
                    .map(selection -> reading(audit, selection))
                    .toList();
        }
    }

    private static Reading reading(DexAudit audit, DexAudit.Selection selection) {
        DexAudit.SoldOut soldOut = selection.soldOut();
        return new Reading(
                audit.serial(),
                selection.position() == null
                        ? selection.name()
                        : selection.position().toString(),
                "",
                selection.sinceInit().units(),
                selection.price() == null ? null : selection.price().toString(),
                soldOut == null ? "" : "sold out %d times".formatted(soldOut.times()));
    }
}
