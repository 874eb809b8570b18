package io.slotwise.intake.csv;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A day, perhaps with a time of day, perhaps with an offset from UTC, as a file gave it.
 *
 * @param time absent when only the day is given
 * @param offset absent when the time is the machine's own wall clock
 */
public record Moment(
        LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
    /** The same moment by the wall clock of a place. */
    public Moment at(ZoneId zone) {
        if (offset == null || time == null) {
            return this;
        }
        ZonedDateTime there = OffsetDateTime.of(date, time, offset).atZoneSameInstant(zone);
        return new Moment(there.toLocalDate(), there.toLocalTime(), null);
    }

    /** ISO 8601: {@code 2022-01-31}, {@code 2022-01-31T08:15:00}. */
    @Override
    public String toString() {
        return text(date, time) + (offset == null ? "" : offset);
    }

    /** ISO 8601 of a day and perhaps a time. */
    public static String text(LocalDate date, @Nullable LocalTime time) {
        return time == null ? date.toString() : date.atTime(time).toString();
    }
}
