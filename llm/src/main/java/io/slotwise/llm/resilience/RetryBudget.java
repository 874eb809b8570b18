package io.slotwise.llm.resilience;

/**
 * How many retries all asks together may make: a share of the calls of the last ten seconds, and a small floor. When
 * everything fails, the far side sees little more than the calls themselves. Guarded by itself.
 */
final class RetryBudget {
    private static final int SLICES = 10;
    private static final long SLICE_NANOS = 1_000_000_000L;

    private final double share;
    private final int floor;
    private final Ticker ticker;
    private final long[] calls = new long[SLICES];
    private final long[] retries = new long[SLICES];
    private long slice;

    RetryBudget(double share, int floor, Ticker ticker) {
        this.share = share;
        this.floor = floor;
        this.ticker = ticker;
        this.slice = now();
    }

    /** A call that is not a retry. */
    synchronized void called() {
        turn();
        calls[index(slice)]++;
    }

    /** Whether one more retry may be made; it counts if so. */
    synchronized boolean mayRetry() {
        turn();
        if (sum(retries) + 1 > Math.max(floor, Math.floor(share * sum(calls)))) {
            return false;
        }
        retries[index(slice)]++;
        return true;
    }

    private void turn() {
        long now = now();
        for (long passed = Math.max(slice + 1, now - SLICES + 1); passed <= now; passed++) {
            calls[index(passed)] = 0;
            retries[index(passed)] = 0;
        }
        slice = Math.max(slice, now);
    }

    private long now() {
        return Math.floorDiv(ticker.nanos(), SLICE_NANOS);
    }

    private static int index(long slice) {
        return Math.floorMod(slice, SLICES);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
