package io.slotwise.intake;

import io.slotwise.engine.sales.Sale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands sales on in batches while they are read; equal texts in them become one object. For one thread. */
public final class SaleBatches implements AutoCloseable {
    private static final int MAX_INTERNED = 200_000;

    private final SaleSink sink;
    private final Map<String, String> interned = new HashMap<>();
    private List<Sale> batch = new ArrayList<>(SaleSink.BATCH);

    public SaleBatches(SaleSink sink) {
        this.sink = sink;
    }

    public void add(Sale sale) {
        batch.add(sale);
        if (batch.size() == SaleSink.BATCH) {
            flush();
        }
    }

    /** The same text as one object, for ids that come back on many rows. */
    public String same(String text) {
        String first = interned.get(text);
        if (first == null && interned.size() < MAX_INTERNED) {
            interned.put(text, text);
        }
        return first == null ? text : first;
    }

    /** Hands on what is left. */
    @Override
    public void close() {
        flush();
    }

    private void flush() {
        if (!batch.isEmpty()) {
            sink.accept(List.copyOf(batch));
            batch = new ArrayList<>(SaleSink.BATCH);
        }
    }
}
