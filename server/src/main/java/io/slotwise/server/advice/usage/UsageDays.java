package io.slotwise.server.advice.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The UTC days of a usage report, both included. */
public record UsageDays(LocalDate first, LocalDate last) {
    private static final int USUAL = 7;
    private static final int MOST = 400;

    public UsageDays {
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) > MOST) {
            throw new IllegalArgumentException("The days must go forward, at most %d of them.".formatted(MOST));
        }
    }

    /**
     * The days that were asked for.
     *
     * @param from null for a week in all
     * @param to null for today
     * @throws IllegalArgumentException if they go back, or are too many
     */
    public static UsageDays of(@Nullable LocalDate from, @Nullable LocalDate to, Instant now) {
        LocalDate last = to == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : to;
        return new UsageDays(from == null ? last.minusDays(USUAL - 1) : from, last);
    }
}
