package io.slotwise.intake.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A file split into rows of cells, within bounds, by an encoding and a separator that are told or found out. */
final class CsvRecords implements Closeable {
    static final int MAX_COLUMNS = 300;
    static final int MAX_CELL = 20_000;
    static final int MAX_ROW = 400_000;

    private final String file;
    private final String format;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private long line;

    private CsvRecords(String file, Charset charset, char separator, BufferedReader text) {
        this.file = file;
        this.format = "csv, %s, %s".formatted(charset.name(), separatorName(separator));
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
    }

    static CsvRecords open(Path path, CsvDialect dialect) throws IOException {
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
            return new CsvRecords(file, found.charset(), separator, text);
        } catch (CharacterCodingException e) {
            bytes.close();
            throw unreadable(file, e);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    String file() {
        return file;
    }

    String format() {
        return format;
    }

    /** The cells of the next row as they stand, or null at the end. */
    @Nullable
    List<String> next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord next = records.next();
            line = next.getStartingLineNumber();
            return next.getFields();
        } catch (CsvParseException | NoSuchElementException | UncheckedIOException e) {
            throw unreadable(file, e);
        }
    }

    /** Where the last row began, from 1. */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static UnreadableInput unreadable(String file, Exception cause) {
        UnreadableInput error = new UnreadableInput(
                UnreadableInput.Why.MALFORMED,
                "The file (%s) cannot be split into rows: %s\nMaybe a quote is never closed, or the encoding is another."
                        .formatted(
                                file,
                                isNoText(cause)
                                        ? "it holds bytes that are no text"
                                        : Texts.shown(String.valueOf(cause.getMessage()))));
        error.initCause(cause);
        return error;
    }

    private static boolean isNoText(@Nullable Throwable cause) {
        return cause != null && (cause instanceof CharacterCodingException || isNoText(cause.getCause()));
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
