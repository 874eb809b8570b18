package io.slotwise.intake.dex;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Days and times as audits write them, {@code yymmdd} and {@code hhmm}. Machines' clocks are often wrong. */
final class DexStamp {
    /** Two digits are a year of this century. */
    private static final int CENTURY = 2000;

    /** Where nobody says when the audit was read, no stamp of a year from here on is believed. */
    private static final int FIRST_UNBELIEVABLE_YEAR = 2035;

    /** A machine's clock may be ahead by this much. */
    private static final int DAYS_AHEAD = 2;

    private DexStamp() {}

    static @Nullable LocalDate date(String text) {
        if (!text.matches("[0-9]{6}")) {
            return null;
        }
        try {
            return LocalDate.of(CENTURY + number(text, 0), number(text, 2), number(text, 4));
        } catch (DateTimeException e) {
            return null; // no day of the calendar: the caller reports it
        }
    }

    static @Nullable LocalTime time(String text) {
        if (!text.matches("[0-9]{4}([0-9]{2})?")) {
            return null;
        }
        try {
            return LocalTime.of(number(text, 0), number(text, 2));
        } catch (DateTimeException e) {
            return null; // no time of the day: stamps are used without it
        }
    }

    static boolean isPlausible(LocalDate date, @Nullable LocalDate latest) {
        return latest == null ? date.getYear() < FIRST_UNBELIEVABLE_YEAR : !date.isAfter(latest.plusDays(DAYS_AHEAD));
    }

    private static int number(String text, int from) {
        return Integer.parseInt(text.substring(from, from + 2));
    }
}
