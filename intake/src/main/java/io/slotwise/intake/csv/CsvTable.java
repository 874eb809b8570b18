package io.slotwise.intake.csv;

import io.slotwise.intake.report.FileTally;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header, read row by row; see {@link Header} for how columns are found.
 *
 * <p>Bounds: {@value CsvRecords#MAX_COLUMNS} columns, {@value CsvRecords#MAX_CELL} characters a cell, {@value CsvRecords#MAX_ROW} a row, and the
 * bytes of the dialect.
 */
public final class CsvTable implements Closeable {
    private final CsvRecords records;
    private final Header header;

    private CsvTable(CsvRecords records, CsvDialect dialect) throws IOException {
        this.records = records;
        this.header = readHeader(dialect);
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws UnreadableInput if it is too long, has no header, or names a column twice
     */
    public static CsvTable open(Path path, CsvDialect dialect) throws IOException {
        CsvRecords records = CsvRecords.open(path, dialect);
        try {
            return new CsvTable(records, dialect);
        } catch (IOException | RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /** The file's name, without a path. */
    public String file() {
        return records.file();
    }

    /** How the file is read, for a report: {@code csv, UTF-8, comma}. */
    public String format() {
        return records.format();
    }

    /** Column names as they stand in the file. */
    public List<String> header() {
        return header.names();
    }

    public boolean has(String column) {
        return header.has(column);
    }

    /** Columns of the file that none of these names finds. */
    public List<String> unknown(Collection<String> known) {
        return header.unknown(known);
    }

    /** Lets a column be asked for under another name as well, unless there is one of that name. */
    public void alias(String name, String column) {
        header.alias(name, column);
    }

    /** Gives a column that the file does not have the same value in every row. */
    public void constant(String column, String value) {
        header.constant(column, value);
    }

    /**
     * The next row, or null at the end.
     *
     * @throws UnreadableInput if the rest cannot be split into rows, such as after a quote that is never closed
     */
    public @Nullable CsvRow next() throws IOException {
        List<String> cells = records.next();
        return cells == null ? null : counted(header.row(records.line(), cells));
    }

    /**
     * Judges every row that is left and counts what became of it. The judge takes in what it builds from a row only if
     * the row is neither rejected nor a duplicate; bounds that the engine's own records hold count as rejections.
     */
    public void forEach(FileTally tally, Consumer<CsvRow> judge) throws IOException {
        for (CsvRow row = next(); row != null; row = next()) {
            judged(row, tally, judge);
        }
    }

    /** Judges one row and counts what became of it, unless the judge holds it back to be judged again later. */
    public static void judged(CsvRow row, FileTally tally, Consumer<CsvRow> judge) {
        row.release();
        try {
            judge.accept(row);
        } catch (IllegalArgumentException e) {
            row.reject("out_of_range", "", String.valueOf(e.getMessage()));
        }
        if (row.isRejected()) {
            tally.reject(row.line(), row.cells(), row.notes());
        } else if (row.isDuplicate()) {
            tally.duplicate(row.line(), row.notes().getLast().message());
        } else if (!row.isHeld()) {
            tally.take(row.notes());
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private CsvRow counted(CsvRow row) {
        int cells = row.cells().size();
        int columns = header.names().size();
        if (cells > columns) {
            row.reject("too_many_cells", "", "The row has %d cells under %d columns.".formatted(cells, columns));
        } else if (cells < columns) {
            row.repair(
                    "short_row",
                    "",
                    "The row has %d cells under %d columns; the rest was taken as empty.".formatted(cells, columns));
        }
        return row;
    }

    private Header readHeader(CsvDialect dialect) throws IOException {
        List<String> first = records.next();
        if (first == null) {
            throw malformed("The file (%s) is empty; its first row must name the columns.".formatted(file()));
        }
        List<String> names = first.stream().map(Texts::cleaned).toList();
        for (String name : names) {
            if (Texts.fault(name) != null) {
                throw malformed("The header of (%s) has an unreadable column name (%s).\nMaybe this is no CSV file."
                        .formatted(file(), Texts.shown(name)));
            }
        }
        try {
            return Header.ofCsv(names, dialect);
        } catch (IllegalArgumentException e) {
            throw malformed("The header of (%s) is ambiguous. %s".formatted(file(), e.getMessage()));
        }
    }

    private static UnreadableInput malformed(String message) {
        return new UnreadableInput(UnreadableInput.Why.MALFORMED, message);
    }
}
