package io.slotwise.bench.cost;

import io.slotwise.llm.cache.AnswerTable;
import io.slotwise.llm.cache.KeptAnswer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Kept answers that several gateways share. */
final class Shelf implements AnswerTable {
    private final Map<String, KeptAnswer> kept = new ConcurrentHashMap<>();

    @Override
    public @Nullable KeptAnswer find(String key) {
        return kept.get(key);
    }

    @Override
    public void keep(String key, KeptAnswer answer) {
        kept.put(key, answer);
    }

    @Override
    public void forget(String key) {
        kept.remove(key);
    }

    @Override
    public long forgetExpired(Instant now) {
        return 0; // the gateway judges the age of what it finds
    }

    @Override
    public long forgetTagged(Collection<String> tags) {
        return 0; // and its tags
    }

    @Override
    public long forgetAll() {
        long all = kept.size();
        kept.clear();
        return all;
    }
}
