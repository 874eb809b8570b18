package io.slotwise.intake.csv;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is to be read. What can be told from the bytes may be left open; what cannot (the decimal
 * mark and the order of day and month) has the safe value until someone says otherwise.
 *
 * @param charset absent: told by a byte order mark or by the bytes themselves
 * @param separator absent: told by the header, out of comma, semicolon and tab
 * @param maxBytes the file's longest length
 */
public record CsvDialect(
        @Nullable Charset charset,
        @Nullable Character separator,
        DecimalMark decimalMark,
        DateOrder dateOrder,
        long maxBytes) {
    /** Longest input that comes over a wire. */
    public static final long MAX_UPLOAD_BYTES = 50L * 1024 * 1024;

    /** Longest file that is read from the operator's own disk. */
    public static final long MAX_FILE_BYTES = 2L * 1024 * 1024 * 1024;

    /** Told by the bytes where possible; decimal point, ISO dates. */
    public static final CsvDialect DETECT =
            new CsvDialect(null, null, DecimalMark.POINT, DateOrder.ISO, MAX_FILE_BYTES);

    /** Never guessed: 1,234 is a thousand to one operator and one and a bit to another. */
    public enum DecimalMark {
        POINT,
        COMMA
    }

    /** Never guessed: 3/4/2022 is in March to one operator and in April to another. */
    public enum DateOrder {
        /** 2022-04-03 only. */
        ISO,
        /** 4/3/2022 and ISO. */
        MONTH_DAY_YEAR,
        /** 3/4/2022, 3.4.2022 and ISO. */
        DAY_MONTH_YEAR
    }

    public CsvDialect {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("The maxBytes (%d) must be positive.".formatted(maxBytes));
        }
    }

    public CsvDialect with(DateOrder order) {
        return new CsvDialect(charset, separator, decimalMark, order, maxBytes);
    }

    public CsvDialect with(DecimalMark mark) {
        return new CsvDialect(charset, separator, mark, dateOrder, maxBytes);
    }

    public CsvDialect withMaxBytes(long bytes) {
        return new CsvDialect(charset, separator, decimalMark, dateOrder, bytes);
    }
}
