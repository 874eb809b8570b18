package io.slotwise.intake.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.slotwise.intake.report.FileTally;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header, read row by row. Column names are compared without regard to case, blanks and underscores
 * at their ends, so {@code Device ID} is found as {@code device_id}.
 *
 * <p>Bounds: {@value #MAX_COLUMNS} columns, {@value #MAX_CELL} characters a cell, {@value #MAX_ROW} a row, and the
 * bytes of the dialect.
 */
public final class CsvTable implements Closeable {
    public static final int MAX_COLUMNS = 300;
    public static final int MAX_CELL = 20_000;
    public static final int MAX_ROW = 400_000;

    private final String file;
    private final CsvDialect dialect;
    private final String format;
    private final MomentText moments;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private final Map<String, Integer> indexes = new HashMap<>();

    private CsvTable(String file, CsvDialect dialect, Charset charset, char separator, BufferedReader text)
            throws IOException {
        this.file = file;
        this.dialect = dialect;
        this.format = "csv, %s, %s".formatted(charset.name(), separatorName(separator));
        this.moments = new MomentText(dialect.dateOrder());
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(MAX_ROW)
                .build(
                        CsvRecordHandler.of(bounds -> bounds.maxFields(MAX_COLUMNS)
                                .maxFieldSize(MAX_CELL)
                                .maxRecordSize(MAX_ROW)),
                        text);
        this.records = reader.iterator();
        this.header = readHeader();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws UnreadableInput if it is too long, has no header, or names a column twice
     */
    public static CsvTable open(Path path, CsvDialect dialect) throws IOException {
        String file = String.valueOf(path.getFileName());
        requireLength(path, file, dialect);
        Encodings.Found found = dialect.charset() == null
                ? Encodings.detect(path)
                : new Encodings.Found(dialect.charset(), Encodings.markBytes(path, dialect.charset()));
        InputStream bytes = Files.newInputStream(path);
        try {
            bytes.skipNBytes(found.markBytes());
            BufferedReader text = new BufferedReader(new InputStreamReader(
                    bytes,
                    found.charset()
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            char separator = dialect.separator() != null ? dialect.separator() : separator(text);
            return new CsvTable(file, dialect, found.charset(), separator, text);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** The file's name, without a path. */
    public String file() {
        return file;
    }

    /** How the file is read, for a report: {@code csv, UTF-8, comma}. */
    public String format() {
        return format;
    }

    /** Column names as they stand in the file. */
    public List<String> header() {
        return header;
    }

    public boolean has(String column) {
        return indexOf(column) >= 0;
    }

    /** Columns of the file that none of these names finds. */
    public List<String> unknown(Collection<String> known) {
        Set<Integer> found = known.stream().map(this::indexOf).collect(Collectors.toSet());
        return IntStream.range(0, header.size())
                .filter(i -> !found.contains(i) && !header.get(i).isEmpty())
                .mapToObj(header::get)
                .toList();
    }

    /** Lets a column be asked for under another name as well. */
    public void alias(String name, String column) {
        int index = indexOf(column);
        if (index >= 0 && !has(name)) {
            indexes.put(key(name), index);
        }
    }

    /**
     * The next row, or null at the end.
     *
     * @throws UnreadableInput if the rest cannot be split into rows, such as after a quote that is never closed
     */
    public @Nullable CsvRow next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord next = records.next();
            return judged(new CsvRow(this, next.getStartingLineNumber(), next.getFields()));
        } catch (CsvParseException | NoSuchElementException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Judges every row that is left and counts what became of it. The judge takes in what it builds from a row only if
     * the row is neither rejected nor a duplicate; bounds that the engine's own records hold count as rejections.
     */
    public void forEach(FileTally tally, Consumer<CsvRow> judge) throws IOException {
        for (CsvRow row = next(); row != null; row = next()) {
            try {
                judge.accept(row);
            } catch (IllegalArgumentException e) {
                row.reject("out_of_range", "", String.valueOf(e.getMessage()));
            }
            if (row.isRejected()) {
                tally.reject(row.line(), row.cells(), row.notes());
            } else if (row.isDuplicate()) {
                tally.duplicate(row.line(), row.notes().getLast().message());
            } else {
                tally.take(row.notes());
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    int indexOf(String column) {
        Integer index = indexes.get(column);
        if (index == null) {
            index = indexes.getOrDefault(key(column), -1);
            indexes.put(column, index);
        }
        return index;
    }

    CsvDialect dialect() {
        return dialect;
    }

    MomentText moments() {
        return moments;
    }

    private CsvRow judged(CsvRow row) {
        int cells = row.cells().size();
        if (cells > header.size()) {
            row.reject("too_many_cells", "", "The row has %d cells under %d columns.".formatted(cells, header.size()));
        } else if (cells < header.size()) {
            row.repair(
                    "short_row",
                    "",
                    "The row has %d cells under %d columns; the rest was taken as empty."
                            .formatted(cells, header.size()));
        }
        return row;
    }

    private List<String> readHeader() throws IOException {
        CsvRow first = headerRow();
        List<String> names = new ArrayList<>();
        for (String cell : first.cells()) {
            String name = Texts.cleaned(cell);
            if (Texts.fault(name) != null) {
                throw new UnreadableInput(
                        UnreadableInput.Why.MALFORMED,
                        "The header of (%s) has an unreadable column name (%s).\nMaybe this is no CSV file."
                                .formatted(file, Texts.shown(name)));
            }
            if (!name.isEmpty() && indexes.putIfAbsent(key(name), names.size()) != null) {
                throw new UnreadableInput(
                        UnreadableInput.Why.MALFORMED,
                        "The column (%s) of (%s) is given twice.".formatted(Texts.shown(name), file));
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    private CsvRow headerRow() throws IOException {
        try {
            if (records.hasNext()) {
                CsvRecord first = records.next();
                return new CsvRow(this, first.getStartingLineNumber(), first.getFields());
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        }
        throw new UnreadableInput(
                UnreadableInput.Why.MALFORMED,
                "The file (%s) is empty; its first row must name the columns.".formatted(file));
    }

    private UnreadableInput unreadable(Exception cause) {
        UnreadableInput error = new UnreadableInput(
                UnreadableInput.Why.MALFORMED,
                "The file (%s) cannot be split into rows: %s\nMaybe a quote is never closed, or the encoding is another."
                        .formatted(file, Texts.shown(String.valueOf(cause.getMessage()))));
        error.initCause(cause);
        return error;
    }

    static String key(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", "_");
    }

    private static void requireLength(Path path, String file, CsvDialect dialect) throws IOException {
        long bytes = Files.size(path);
        if (bytes > dialect.maxBytes()) {
            throw new UnreadableInput(
                    UnreadableInput.Why.TOO_LARGE,
                    "The file (%s) has %d bytes, more than the %d that are read.\nSplit it by month or by machine."
                            .formatted(file, bytes, dialect.maxBytes()));
        }
    }

    /** The separator that the header uses most outside quotes; a comma when it uses none. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(MAX_CELL);
        int[] counts = new int[3];
        boolean quoted = false;
        for (int i = 0; i < MAX_CELL - 1; i++) {
            int c = text.read();
            if (c < 0 || (!quoted && (c == '\n' || c == '\r') && i > 0)) {
                break;
            }
            quoted ^= c == '"';
            int kind = quoted ? -1 : ",;\t".indexOf(c);
            if (kind >= 0) {
                counts[kind]++;
            }
        }
        text.reset();
        int best = counts[1] > counts[0] ? 1 : 0;
        return ",;\t".charAt(counts[2] > counts[best] ? 2 : best);
    }

    private static String separatorName(char separator) {
        return switch (separator) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            default -> "separator " + separator;
        };
    }
}
