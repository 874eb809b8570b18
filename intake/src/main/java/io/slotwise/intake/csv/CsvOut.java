package io.slotwise.intake.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.slotwise.intake.report.FileReport;
import io.slotwise.intake.report.RejectedRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes CSV in the one dialect that we write: UTF-8, commas, LF, a header, cells guarded against formulas. */
public final class CsvOut implements Closeable {
    private final CsvWriter writer;
    private final int columns;

    private CsvOut(CsvWriter writer, List<String> header) {
        this.writer = writer;
        this.columns = header.size();
        row(header.toArray());
    }

    public static CsvOut open(Path path, List<String> header) throws IOException {
        return to(Files.newOutputStream(path), header);
    }

    /** Closing the writer closes the stream. */
    public static CsvOut to(OutputStream stream, List<String> header) {
        return new CsvOut(
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(stream, StandardCharsets.UTF_8), header);
    }

    /** The rejected rows of a file with their lines and reasons in front, to be mended and imported again. */
    public static void rejectedRows(FileReport report, OutputStream stream) throws IOException {
        List<String> header = new ArrayList<>(List.of("rejected_line", "rejected_because"));
        header.addAll(report.columns());
        try (CsvOut out = to(stream, header)) {
            for (RejectedRow row : report.rejectedRows()) {
                List<@Nullable Object> cells = new ArrayList<>(header.size());
                cells.add(row.line());
                cells.add(row.reason());
                for (int i = 0; i < report.columns().size(); i++) {
                    cells.add(i < row.cells().size() ? row.cells().get(i) : null);
                }
                out.row(cells.toArray());
            }
        }
    }

    /** One row; a null is an empty cell, everything else its {@code toString}. */
    public void row(@Nullable Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    "The row has %d cells under %d columns.".formatted(cells.length, columns));
        }
        String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            texts[i] = cell == null ? "" : FormulaGuard.guarded(cell.toString());
        }
        writer.writeRecord(texts);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
