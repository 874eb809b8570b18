package io.slotwise.llm.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Answers by exact key: in memory, bounded by bytes, over a table that survives restarts.
 *
 * <p>An answer carries the versions that its tags had when its data were read, and is given only while all of them are
 * current. A change bumps the versions in its own transaction, so an answer that was being written meanwhile is kept
 * under versions that no longer match, and is never found. Safe for many threads.
 */
public final class AnswerCache {
    private final Cache<String, KeptAnswer> memory;
    private final AnswerTable table;
    private final TagVersions versions;
    private final InstantSource clock;
    private final Duration timeToLive;
    private final Counters counters = new Counters();

    /**
     * A cache.
     *
     * @param mostBytes of memory
     * @param timeToLive how long an answer is given
     */
    public AnswerCache(
            long mostBytes, Duration timeToLive, AnswerTable table, TagVersions versions, InstantSource clock) {
        this.table = table;
        this.versions = versions;
        this.clock = clock;
        this.timeToLive = timeToLive;
        this.memory = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String key, KeptAnswer answer) -> answer.weight())
                .executor(Runnable::run)
                .evictionListener((@Nullable String key, @Nullable KeptAnswer answer, RemovalCause cause) ->
                        counters.evicted.increment())
                .build();
    }

    /**
     * The kept answer to exactly this question, if it may still be given.
     *
     * @param tags with the versions that were read together with the data of the question
     */
    public @Nullable Hit find(AnswerKey key, Map<String, Long> tags) {
        KeptAnswer kept = memory.getIfPresent(key.hash());
        boolean inMemory = kept != null;
        if (kept == null) {
            kept = table.find(key.hash());
        }
        if (kept == null || !isGood(key, tags, kept)) {
            counters.missed.increment();
            return null;
        }
        if (inMemory) {
            counters.memoryHits.increment();
            return new Hit(kept, Level.MEMORY);
        }
        memory.put(key.hash(), kept);
        counters.tableHits.increment();
        return new Hit(kept, Level.TABLE);
    }

    /**
     * Keeps a whole answer that passed its check.
     *
     * @param tags with the versions that were read together with the data
     */
    public void keep(AnswerKey key, Map<String, Long> tags, Written written) {
        KeptAnswer answer = new KeptAnswer(
                key.canonical(),
                tags,
                written.text(),
                written.model(),
                written.costNanos(),
                written.simulated(),
                clock.instant().plus(timeToLive));
        if (versions.current(tags.keySet()).equals(tags)) {
            memory.put(key.hash(), answer);
            table.keep(key.hash(), answer);
        }
    }

    /** Takes back an answer that no longer passes its check. */
    public void forget(AnswerKey key) {
        memory.invalidate(key.hash());
        table.forget(key.hash());
        counters.failedCheck.increment();
    }

    /** An answer from the cache saved money. */
    public void saved(long nanos) {
        counters.savedNanos.add(nanos);
    }

    /** Removes what has expired; returns how many answers went from memory and table. */
    public long forgetExpired() {
        long before = memory.estimatedSize();
        memory.asMap().values().removeIf(answer -> !answer.expiresAt().isAfter(clock.instant()));
        return before - memory.estimatedSize() + table.forgetExpired(clock.instant());
    }

    /** Removes what depends on any of the tags. */
    public long forgetTagged(Collection<String> tags) {
        long before = memory.estimatedSize();
        memory.asMap().values().removeIf(answer -> tags.stream().anyMatch(answer.tags()::containsKey));
        return before - memory.estimatedSize() + table.forgetTagged(tags);
    }

    /** Removes everything. */
    public long forgetAll() {
        long before = memory.estimatedSize();
        memory.invalidateAll();
        return before + table.forgetAll();
    }

    /** What the cache has done since the start. */
    public CacheStats stats() {
        long bytes = memory.policy().eviction().stream()
                .mapToLong(bound -> bound.weightedSize().orElse(0))
                .sum();
        return counters.stats(memory.estimatedSize(), bytes, timeToLive);
    }

    private boolean isGood(AnswerKey key, Map<String, Long> tags, KeptAnswer kept) {
        boolean sameQuestion = key.isOf(kept);
        boolean alive = kept.expiresAt().isAfter(clock.instant());
        boolean current = versions.current(kept.tags().keySet()).equals(kept.tags());
        if (sameQuestion && !(alive && current)) {
            (alive ? counters.outdated : counters.expired).increment();
            memory.invalidate(key.hash());
        }
        return sameQuestion && alive && current && kept.tags().equals(tags);
    }

    /** Where a hit was found. */
    public enum Level {
        MEMORY,
        TABLE
    }

    /** An answer that may be given. */
    public record Hit(KeptAnswer answer, Level level) {}

    /** An answer to keep. */
    public record Written(String text, String model, long costNanos, boolean simulated) {}

    /** Counts since the start. */
    private static final class Counters {
        private final LongAdder memoryHits = new LongAdder();
        private final LongAdder tableHits = new LongAdder();
        private final LongAdder missed = new LongAdder();
        private final LongAdder evicted = new LongAdder();
        private final LongAdder expired = new LongAdder();
        private final LongAdder outdated = new LongAdder();
        private final LongAdder failedCheck = new LongAdder();
        private final LongAdder savedNanos = new LongAdder();

        CacheStats stats(long entries, long bytes, Duration timeToLive) {
            return new CacheStats(
                    entries,
                    bytes,
                    memoryHits.sum(),
                    tableHits.sum(),
                    missed.sum(),
                    evicted.sum(),
                    expired.sum(),
                    outdated.sum(),
                    failedCheck.sum(),
                    savedNanos.sum(),
                    timeToLive);
        }
    }
}
