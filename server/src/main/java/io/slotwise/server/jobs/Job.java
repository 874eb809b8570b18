package io.slotwise.server.jobs;

import io.slotwise.server.store.StoredJob;
import java.time.Instant;
import java.util.List;

/**
 * A piece of background work and how far it is.
 *
 * @param finished items that are done, well or badly
 * @param failed how many of these badly
 */
public record Job(
        String id,
        String kind,
        State state,
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

    /**
     * What is asked for.
     *
     * @param kind names the {@link Work}
     * @param owner takes turns with other owners
     * @param question for all items, as JSON
     * @param subjects one item for each, in this order
     */
    public record Request(String kind, String owner, String question, List<String> subjects) {
        public Request {
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * One item of a job.
     *
     * @param event its place in the order of finishing, from 2; 0 while it is open
     * @param result as JSON; {@code ""} while it is open
     */
    public record Item(int number, String subject, Fate fate, long event, String result) {
        static Item of(StoredJob.Item stored) {
            return new Item(
                    stored.number(),
                    stored.subject(),
                    Fate.valueOf(stored.fate().name()),
                    stored.event(),
                    stored.result());
        }
    }

    /** What became of an item. */
    public enum Fate {
        OPEN,
        OK,
        FAILED
    }

    static Job of(StoredJob stored) {
        return new Job(
                stored.id(),
                stored.kind(),
                State.valueOf(stored.state().name()),
                stored.total(),
                stored.finished(),
                stored.failed(),
                stored.createdAt(),
                stored.changedAt());
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }
}
