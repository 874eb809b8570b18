package io.slotwise.server.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A plan that was carried out, with what was expected of it on that day.
 *
 * @param changes single-slot changes that it was made of
 * @param day by the machine's wall clock
 * @param measure {@code margin} or {@code revenue}: what {@code value} counts
 * @param value money a week more than before, all costs counted
 * @param revenue money taken a week more than before
 * @param source who proposed it: {@code engine}, {@code claude} or {@code operator}
 */
public record Experiment(
        String id,
        String deviceId,
        String planogramKey,
        long versionBefore,
        long versionAfter,
        LocalDate day,
        int changes,
        String measure,
        String currency,
        Expected value,
        Expected revenue,
        String source,
        String actor,
        Instant appliedAt) {
    /** Expected money a week with its 80 % interval. */
    public record Expected(double mean, double low, double high, double probabilityPositive) {}

    /** What is to be noted about a plan that is being carried out. */
    public record Draft(
            LocalDate day,
            int changes,
            String measure,
            String currency,
            Expected value,
            Expected revenue,
            String source,
            String actor) {}
}
