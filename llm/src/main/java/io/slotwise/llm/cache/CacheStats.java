package io.slotwise.llm.cache;

import java.time.Duration;

/**
 * What the cache has done since the start.
 *
 * @param entries in memory now
 * @param bytes in memory now, about
 * @param evicted for want of room
 * @param expired found too old
 * @param outdated found with a tag that had changed
 * @param failedCheck found, and refused by the check against today's plan
 * @param savedNanos what the given answers had cost when they were written
 */
public record CacheStats(
        long entries,
        long bytes,
        long memoryHits,
        long tableHits,
        long missed,
        long evicted,
        long expired,
        long outdated,
        long failedCheck,
        long savedNanos,
        Duration timeToLive) {
    /** Hits of both levels among all look-ups; 0 without any. */
    public double hitRate() {
        long all = memoryHits + tableHits + missed;
        return all == 0 ? 0 : (double) (memoryHits + tableHits) / all;
    }
}
