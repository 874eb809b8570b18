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

    private static boolean hasOffset(String text) {
        return text.endsWith("Z") || text.indexOf('+') > DATE_LENGTH || text.lastIndexOf('-') > DATE_LENGTH;
    }
}
