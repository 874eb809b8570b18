package io.slotwise.server.advice.access;

import io.slotwise.server.store.sqlite.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When things were used last: exactly in memory, roughly on the disk, and never at the expense of the one who uses them. Safe
 * for many threads.
 */
final class LastUses {
    /** How far the disk may lag behind. */
    static final Duration COARSE = Duration.ofMinutes(5);

    private final Map<String, Uses> uses = new ConcurrentHashMap<>();
    private final BiConsumer<String, Instant> keep;
    private final Executor background;
    private final Consumer<String> alarm;

    /**
     * Nothing was used yet.
     *
     * @param alarm told one line where the disk does not take it
     */
    LastUses(BiConsumer<String, Instant> keep, Executor background, Consumer<String> alarm) {
        this.keep = keep;
        this.background = background;
        this.alarm = alarm;
    }

    private record Uses(Instant last, Instant kept) {}

    /** What the disk says. */
    void known(String id, Instant at) {
        uses.put(id, new Uses(at, at));
    }

    void used(String id, Instant now) {
        Uses before = uses.get(id);
        if (before != null && !now.isAfter(before.kept().plus(COARSE))) {
            uses.put(id, new Uses(now, before.kept()));
            return;
        }
        uses.put(id, new Uses(now, now));
        background.execute(() -> keep(id, now));
    }

    @Nullable
    Instant of(String id) {
        Uses known = uses.get(id);
        return known == null ? null : known.last();
    }

    void forget(String id) {
        uses.remove(id);
    }

    private void keep(String id, Instant now) {
        try {
            keep.accept(id, now);
        } catch (StoreException e) {
            alarm.accept("access_use could not be kept: " + e.getMessage());
        }
    }
}
