package io.slotwise.llm.resilience;

import java.time.Duration;

/** The moment by which an ask must have ended, whatever it tries. Not moved by a clock that is set. */
public final class Deadline {
    private final Ticker ticker;
    private final long start;
    private final long end;

    public Deadline(Ticker ticker, Duration allowed) {
        this.ticker = ticker;
        this.start = ticker.nanos();
        this.end = start + allowed.toNanos();
    }

    /** What is left; zero when it has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - ticker.nanos()));
    }

    /** Since it was set. */
    public Duration used() {
        return Duration.ofNanos(ticker.nanos() - start);
    }

    public boolean hasPassed() {
        return end - ticker.nanos() <= 0;
    }
}
