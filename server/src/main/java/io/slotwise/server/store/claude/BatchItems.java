package io.slotwise.server.store.claude;

import io.slotwise.llm.cost.Hold;
import io.slotwise.llm.gateway.BatchStore;
import io.slotwise.server.store.Store;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Batches in the database: what was handed in before a process died is known to the next. */
public final class BatchItems implements BatchStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;

    public BatchItems(Store store) {
        this.store = store;
    }

    @Override
    public void planned(List<Entry> entries) {
        store.write(tx -> {
            for (Entry entry : entries) {
                tx.sql()
                        .sql("INSERT INTO claude_batch_items (item_id, call_id, hold, batch_id, planned_at, note)"
                                + " VALUES (?, ?, ?, ?, ?, ?)")
                        .params(
                                entry.id(),
                                entry.hold().call().callId(),
                                JSON.writeValueAsString(entry.hold()),
                                entry.batchId(),
                                tx.now().toEpochMilli(),
                                entry.note())
                        .update();
            }
            return "";
        });
    }

    @Override
    public void submitted(Collection<String> ids, String batchId) {
        store.write(tx -> {
            for (String id : ids) {
                tx.sql()
                        .sql("UPDATE claude_batch_items SET batch_id = ? WHERE item_id = ?")
                        .params(batchId, id)
                        .update();
            }
            return "";
        });
    }

    @Override
    public void finished(String id) {
        store.write(tx -> tx.sql()
                .sql("DELETE FROM claude_batch_items WHERE item_id = ?")
                .param(id)
                .update());
    }

    @Override
    public List<Entry> open() {
        return store.read(sql -> sql.sql(
                        "SELECT item_id, hold, batch_id, note FROM claude_batch_items ORDER BY item_id")
                .query((row, line) -> new Entry(
                        row.getString("item_id"),
                        JSON.readValue(row.getString("hold"), Hold.class),
                        row.getString("batch_id"),
                        row.getString("note")))
                .list());
    }

    /** The calls whose answers outlive a process. */
    public Set<String> callIds() {
        return new HashSet<>(store.read(sql -> sql.sql("SELECT call_id FROM claude_batch_items")
                .query((row, line) -> row.getString("call_id"))
                .list()));
    }
}
