package io.slotwise.llm.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Versions that live and die with the process. */
public final class MemoryTagVersions implements TagVersions {
    private final Map<String, Long> versions = new ConcurrentHashMap<>();

    /** What the tags name has changed. */
    public void bump(Collection<String> tags) {
        tags.forEach(tag -> versions.merge(tag, 1L, Long::sum));
    }

    @Override
    public Map<String, Long> current(Collection<String> tags) {
        Map<String, Long> now = new HashMap<>();
        tags.forEach(tag -> now.put(tag, versions.getOrDefault(tag, 0L)));
        return now;
    }
}
