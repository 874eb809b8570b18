package io.slotwise.llm.gateway;

import io.slotwise.llm.resilience.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves; sleeping moves it as well. */
public final class ByHand implements InstantSource, Ticker {
    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

    private final AtomicLong passed = new AtomicLong();

    @Override
    public Instant instant() {
        return START.plusNanos(passed.get());
    }

    @Override
    public long nanos() {
        return passed.get();
    }

    @Override
    public void sleep(Duration time) {
        pass(time);
    }

    public void pass(Duration time) {
        passed.addAndGet(time.toNanos());
    }
}
