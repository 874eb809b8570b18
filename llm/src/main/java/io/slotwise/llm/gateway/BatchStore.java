package io.slotwise.llm.gateway;

import io.slotwise.llm.cost.Hold;
import java.util.Collection;
import java.util.List;

/** Where batches are remembered over restarts. Every method is one transaction, durable when it returns. */
public interface BatchStore {
    /** Remembers items before they are handed in. */
    void planned(List<Entry> entries);

    /** They were handed in under the far side's id. */
    void submitted(Collection<String> ids, String batchId);

    /** The item needs nothing more; of no effect where that was so before. */
    void finished(String id);

    /** Everything that is not finished. */
    List<Entry> open();

    /**
     * An item of a batch.
     *
     * @param id the caller's
     * @param hold its money; its call id is the far side's name for the item
     * @param batchId empty until it was handed in
     * @param note what the caller wants to be told again with the answer
     */
    record Entry(String id, Hold hold, String batchId, String note) {}
}
