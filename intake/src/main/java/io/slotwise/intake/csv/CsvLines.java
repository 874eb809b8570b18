package io.slotwise.intake.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file without a header, whose rows may be of any width. */
public final class CsvLines implements Closeable {
    private final CsvRecords records;

    private CsvLines(CsvRecords records) {
        this.records = records;
    }

    public static CsvLines open(Path path, CsvDialect dialect) throws IOException {
        return new CsvLines(CsvRecords.open(path, dialect));
    }

    public String file() {
        return records.file();
    }

    public String format() {
        return records.format();
    }

    /** The cells of the next row without formula guards, or null at the end. */
    public @Nullable List<String> next() throws IOException {
        List<String> cells = records.next();
        return cells == null
                ? null
                : cells.stream().map(FormulaGuard::unguarded).toList();
    }

    /** Where the row that {@link #next} gave begins, from 1. */
    public long line() {
        return records.line();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
