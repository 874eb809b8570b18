package io.slotwise.llm.resilience;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Whose turn it is: so many requests at once, so many that wait in order, the rest are shed at once. */
final class Turns {
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();
    private final int queue;
    private final int concurrent;

    Turns(int concurrent, int queue) {
        this.places = new Semaphore(concurrent, true);
        this.queue = queue;
        this.concurrent = concurrent;
    }

    /** Whether a turn came in time; it must be given back. */
    boolean take(Duration wait) throws InterruptedException {
        if (places.tryAcquire()) {
            return true;
        }
        if (waiting.incrementAndGet() > queue) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return places.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waiting.decrementAndGet();
        }
    }

    void giveBack() {
        places.release();
    }

    int waiting() {
        return waiting.get();
    }

    int busy() {
        return concurrent - places.availablePermits();
    }
}
