package io.slotwise.intake.dataset;

import io.slotwise.intake.Dataset;
import io.slotwise.intake.csv.CsvOut;
import io.slotwise.intake.csv.CsvRow;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.report.FileTally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One file of the folder: its columns, how a row becomes facts of the draft, and how facts become rows. */
abstract class DatasetFile {
    private final String name;
    private final List<String> columns;
    private final List<String> required;

    /** @param required columns without which the file means nothing */
    DatasetFile(String name, List<String> columns, List<String> required) {
        this.name = name;
        this.columns = columns;
        this.required = required;
    }

    /** Takes in what the row says, unless the row is found faulty. */
    abstract void take(CsvRow row);

    abstract void write(Dataset dataset, CsvOut out);

    final String name() {
        return name;
    }

    boolean isRequired() {
        return false;
    }

    /** Other names under which a column is found, and the column that they stand for. */
    Map<String, String> aliases() {
        return Map.of();
    }

    void read(CsvTable table, FileTally tally) throws IOException {
        table.forEach(tally, this::take);
    }

    final void write(Dataset dataset, Path path) throws IOException {
        try (CsvOut out = CsvOut.open(path, columns)) {
            write(dataset, out);
        }
    }

    /** @throws UnreadableInput if a required column is missing; unknown ones are told in the report */
    final void check(CsvTable table, FileTally tally) throws UnreadableInput {
        List<String> missing =
                required.stream().filter(column -> !table.has(column)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableInput(
                    UnreadableInput.Why.MALFORMED,
                    "The file (%s) must have the columns %s; missing: %s.".formatted(name, required, missing));
        }
        for (String column : table.unknown(columns)) {
            tally.warn("The column (%s) is not known and was ignored.".formatted(Texts.shown(column)));
        }
    }
}
