package io.slotwise.testbed.claude.meter;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts and bills calls. Guarded by its own monitor. */
public final class Meter {
    private final InstantSource clock;
    private final PrefixCache cache = new PrefixCache();
    private final Map<String, Long> nanosByModel = new TreeMap<>();
    private long calls;
    private long nanos;

    public Meter(InstantSource clock) {
        this.clock = clock;
    }

    /** The input side of a call. */
    public Usage input(String key, String model, Price price, List<Block> blocks) {
        return cache.input(key + " " + model, blocks, price.leastCached(), clock.instant());
    }

    /** Puts a call on the bill. */
    public synchronized void bill(String model, Price price, Usage usage, boolean batch) {
        long cost = price.nanos(usage, batch);
        calls++;
        nanos += cost;
        nanosByModel.merge(model, cost, Long::sum);
    }

    /** What all calls so far have cost. */
    public synchronized Bill bill() {
        return new Bill(calls, nanos, Map.copyOf(nanosByModel));
    }

    /** A sum of calls. */
    public record Bill(long calls, long nanos, Map<String, Long> nanosByModel) {}
}
