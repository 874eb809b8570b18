package io.slotwise.server.jobs;

import java.time.Duration;

/**
 * The bounds of background work.
 *
 * @param workers items that are worked on at once, from 1
 * @param maxRunning jobs that are not done; more are refused
 * @param maxUnsaved results that wait for the disk; workers pause when there are more
 * @param kept how long a job is remembered after its end
 */
public record JobLimits(int workers, int maxRunning, int maxUnsaved, Duration kept) {
    public JobLimits {
        if (workers < 1 || maxRunning < 1 || maxUnsaved < 1 || kept.isNegative()) {
            throw new IllegalArgumentException(
                    "The workers (%d), running jobs (%d) and unsaved results (%d) must be positive."
                            .formatted(workers, maxRunning, maxUnsaved));
        }
    }

    /** One worker a core. */
    public static JobLimits defaults() {
        return new JobLimits(Runtime.getRuntime().availableProcessors(), 100, 64, Duration.ofDays(7));
    }
}
