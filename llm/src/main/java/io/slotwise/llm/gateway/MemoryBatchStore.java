package io.slotwise.llm.gateway;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Batches that live and die with the process. Guarded by itself. */
public final class MemoryBatchStore implements BatchStore {
    private final Map<String, Entry> open = new LinkedHashMap<>();

    @Override
    public synchronized void planned(List<Entry> entries) {
        entries.forEach(entry -> open.put(entry.id(), entry));
    }

    @Override
    public synchronized void submitted(Collection<String> ids, String batchId) {
        ids.forEach(
                id -> open.computeIfPresent(id, (same, entry) -> new Entry(id, entry.hold(), batchId, entry.note())));
    }

    @Override
    public synchronized void finished(String id) {
        open.remove(id);
    }

    @Override
    public synchronized List<Entry> open() {
        return List.copyOf(open.values());
    }
}
