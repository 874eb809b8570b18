package io.slotwise.server.store;

import java.time.Instant;

/**
 * A piece of background work as it is kept.
 *
 * @param kind which work it is
 * @param owner whose it is
 * @param question what every item is asked, as JSON
 * @param finished items that are done, well or badly
 * @param failed how many of these badly
 */
public record StoredJob(
        String id,
        String kind,
        String owner,
        State state,
        String question,
        int total,
        int finished,
        int failed,
        Instant createdAt,
        Instant changedAt) {
    /** How far a job is. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED
    }

    /** What a job is made from; one item for each subject, in this order. */
    public record Draft(String kind, String owner, String question, java.util.List<String> subjects) {
        public Draft {
            subjects = java.util.List.copyOf(subjects);
        }
    }

    /**
     * One item of a job.
     *
     * @param number from 0, in the order that was asked
     * @param event from 2, in the order of finishing; 0 while it is open
     * @param result as JSON; {@code ""} while it is open
     */
    public record Item(int number, String subject, Fate fate, long event, String result) {}

    /** What became of an item. */
    public enum Fate {
        OPEN,
        OK,
        FAILED
    }
}
