package io.slotwise.server.api.guard;

import io.slotwise.server.api.problem.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many requests are inside, and how many are worked on at once. Past the first bound a request is refused
 * at once, past the second it waits a moment and is then refused: whoever is refused hears of it quickly, and
 * whoever is let in is served quickly. Guarded by two semaphores.
 */
final class Admission {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Semaphore inside;
    private final Semaphore working;
    private final Duration maxWait;

    Admission(int maxInside, int maxWorking, Duration maxWait) {
        inside = new Semaphore(maxInside);
        working = new Semaphore(maxWorking);
        this.maxWait = maxWait;
    }

    /** A place inside, which the caller gives back by closing it. */
    Place enter() {
        if (!inside.tryAcquire()) {
            throw busy();
        }
        return new Place();
    }

    private static Refusal busy() {
        return Refusal.busy("The server has all the work it can do.\nTry again in a moment.", RETRY_AFTER_SECONDS);
    }

    /** One request's place; used by one thread at a time. */
    final class Place implements AutoCloseable {
        private boolean atWork;

        /** Waits for a turn to work; a slow sender does not hold one while its body trickles in. */
        void work() {
            if (atWork) {
                return;
            }
            try {
                atWork = working.tryAcquire() || working.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
            }
            if (!atWork) {
                throw busy();
            }
        }

        /** Gives the turn back; the place inside stays. */
        void rest() {
            if (atWork) {
                atWork = false;
                working.release();
            }
        }

        @Override
        public void close() {
            rest();
            inside.release();
        }
    }
}
