package io.slotwise.llm.resilience;

import java.time.Duration;

/** Time that only goes forward, and a way to let it pass. */
public interface Ticker {
    /** Nanoseconds since some moment. */
    long nanos();

    /** Waits. */
    void sleep(Duration time) throws InterruptedException;

    /** The machine's. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time);
        }
    };
}
