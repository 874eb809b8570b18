package io.slotwise.server.advice.usage;

import io.slotwise.llm.cache.AnswerCache;
import io.slotwise.llm.cache.CacheStats;
import io.slotwise.llm.cost.Budget;
import io.slotwise.server.store.claude.KeptAnswers;
import java.time.Duration;
import java.util.List;

/** What is kept of Claude's answers, and the means to forget it. */
public final class CacheKeeper {

    private final AnswerCache cache;
    private final KeptAnswers table;
    private final Replies replies;
    private final Duration timeToLive;

    public CacheKeeper(AnswerCache cache, KeptAnswers table, Replies replies, Duration timeToLive) {
        this.cache = cache;
        this.table = table;
        this.replies = replies;
        this.timeToLive = timeToLive;
    }

    /** Whole replies that are kept above the answers, for requests that are the same to the letter. */
    public interface Replies {
        long hits();

        void clear();
    }

    /**
     * The cache at a glance; counts since the start.
     *
     * @param replyHits requests that were answered as a whole, beside those of memory and table
     * @param savedUsd by hits of memory and table
     * @param wrongHits that the check against today's plan refused; none of them was shown
     */
    public record Stats(
            Level memory,
            Level table,
            long replyHits,
            double hitRate,
            long misses,
            Evictions evictions,
            double ttlHours,
            double savedUsd,
            long wrongHits) {}

    /** One level. */
    public record Level(long entries, long bytes, long hits) {}

    /** Why answers went. */
    public record Evictions(long size, long expired, long outdated) {}

    public Stats stats() {
        CacheStats stats = cache.stats();
        KeptAnswers.Size kept = table.size();
        return new Stats(
                new Level(stats.entries(), stats.bytes(), stats.memoryHits()),
                new Level(kept.entries(), kept.bytes(), stats.tableHits()),
                replies.hits(),
                hitRate(stats),
                stats.missed(),
                new Evictions(stats.evicted(), stats.expired(), stats.outdated()),
                timeToLive.toMinutes() / 60.0,
                Budget.dollars(stats.savedNanos()),
                stats.failedCheck());
    }

    private double hitRate(CacheStats stats) {
        long hits = stats.memoryHits() + stats.tableHits() + replies.hits();
        return hits + stats.missed() == 0 ? 0 : hits / (double) (hits + stats.missed());
    }

    /** Forgets what has expired; returns how many answers went. */
    public long clearExpired() {
        return cache.forgetExpired();
    }

    /** Forgets everything. */
    public long clearAll() {
        replies.clear();
        return cache.forgetAll();
    }

    /** Forgets what depends on any of these tags, such as {@code device:12} or {@code shared}. */
    public long clearTagged(List<String> tags) {
        replies.clear();
        return cache.forgetTagged(tags);
    }
}
