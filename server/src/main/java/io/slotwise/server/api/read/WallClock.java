package io.slotwise.server.api.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A moment by the wall clock of a machine; {@code time} is null where only the day is known. */
public record WallClock(LocalDate date, @Nullable LocalTime time) {
    private static final int DATE_LENGTH = 10;
    private static final int MIN_YEAR = 1900;
    private static final int MAX_YEAR = 2200;

    /** A past that spans more than these years is a slip of the pen, and has more days than anybody sold on. */
    public WallClock {
        if (date.getYear() < MIN_YEAR || date.getYear() > MAX_YEAR) {
            throw new IllegalArgumentException(
                    "The year (%d) must be from %d to %d.".formatted(date.getYear(), MIN_YEAR, MAX_YEAR));
        }
    }

    /** Reads a date, a date and time by the machine's clock, or a moment with an offset, told by the machine's clock. */
    public static WallClock parse(String text, ZoneId zone) {
        try {
            if (text.length() <= DATE_LENGTH) {
                return new WallClock(LocalDate.parse(text), null);
            }
            LocalDateTime local = hasOffset(text)
                    ? OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDateTime()
                    : LocalDateTime.parse(text);
            return new WallClock(local.toLocalDate(), local.toLocalTime());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The timestamp must be like 2026-01-31, 2026-01-31T14:05 or 2026-01-31T14:05:00-05:00.", e);
        }
    }

    /** Reads a date. */
    static LocalDate day(String text) {
        return new WallClock(LocalDate.parse(text), null).date();
    }

    private static boolean hasOffset(String text) {
        return text.endsWith("Z") || text.indexOf('+') > DATE_LENGTH || text.lastIndexOf('-') > DATE_LENGTH;
    }
}
