package io.slotwise.server.api.guard;

import io.slotwise.server.api.problem.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many requests are inside, how many are worked on at once, and how many wait for that. Past the bound on those
 * inside or on those waiting a request is refused at once; whoever may wait is served in the order of arrival, and
 * refused only where its turn does not come in time. Quick answers have turns of their own. Guarded by semaphores.
 */
final class Admission {
    private static final int RETRY_AFTER_SECONDS = 1;
    /** Requests that hold a photo in memory, a few dozen megabytes each with what is made of it. */
    static final int MAX_LARGE = 4;

    private final Semaphore inside;
    private final Semaphore working;
    private final Semaphore quick;
    private final Semaphore large = new Semaphore(MAX_LARGE);
    private final int maxWaiting;
    private final Duration maxWait;

    /** What a request takes a turn for. */
    enum Work {
        /** Processor time only, and little: an answer while a product is dragged. */
        QUICK,
        /** Anything else. */
        ANY,
        /** Anything else with a body of megabytes, of which few are held at once. */
        LARGE
    }

    Admission(int maxInside, int maxWorking, int maxQuick, int maxWaiting, Duration maxWait) {
        inside = new Semaphore(maxInside);
        working = new Semaphore(maxWorking, true);
        quick = new Semaphore(maxQuick, true);
        this.maxWaiting = maxWaiting;
        this.maxWait = maxWait;
    }

    /** A place inside, which the caller gives back by closing it. */
    Place enter(Work work) {
        if (!inside.tryAcquire()) {
            throw busy();
        }
        if (work == Work.LARGE && !large.tryAcquire()) {
            inside.release();
            throw busy();
        }
        return new Place(work);
    }

    private static Refusal busy() {
        return Refusal.busy("The server has all the work it can do.\nTry again in a moment.", RETRY_AFTER_SECONDS);
    }

    /** One request's place; used by one thread at a time. */
    final class Place implements AutoCloseable {
        private final Work kind;
        private final Semaphore turns;
        private boolean atWork;

        private Place(Work kind) {
            this.kind = kind;
            turns = kind == Work.QUICK ? quick : working;
        }

        /** Waits for a turn to work; a slow sender does not hold one while its body trickles in. */
        void work() {
            if (atWork) {
                return;
            }
            try {
                atWork = turns.tryAcquire(0, TimeUnit.NANOSECONDS)
                        || (turns.getQueueLength() < maxWaiting
                                && turns.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS));
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
            }
            if (!atWork) {
                throw busy();
            }
        }

        /** Gives the turn back early, such as while somebody else is asked. */
        void rest() {
            if (atWork) {
                atWork = false;
                turns.release();
            }
        }

        @Override
        public void close() {
            rest();
            if (kind == Work.LARGE) {
                large.release();
            }
            inside.release();
        }
    }
}
