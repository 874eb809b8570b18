package io.slotwise.server.store.claude;

import io.slotwise.llm.cost.UsageRow;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Usage rows that cost nothing, on their way to the disk: at most {@value #MOST} wait, more are dropped and counted.
 * One thread writes them, up to {@value #AT_ONCE} in one unit of work.
 */
final class Notes implements AutoCloseable {
    private static final int MOST = 20_000;
    private static final int AT_ONCE = 2_000;
    private static final long PATIENCE_MS = 200;

    private final Store store;
    private final BlockingQueue<UsageRow> waiting = new LinkedBlockingQueue<>(MOST);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private volatile boolean closed;

    Notes(Store store) {
        this.store = store;
        writer = Thread.ofPlatform().daemon().name("slotwise-usage-notes").start(this::work);
    }

    void add(UsageRow row) {
        if (closed || !waiting.offer(row)) {
            dropped.incrementAndGet();
        }
    }

    synchronized void flush() {
        List<UsageRow> rows = new ArrayList<>();
        while (waiting.drainTo(rows, AT_ONCE) > 0) {
            List<UsageRow> group = List.copyOf(rows);
            store.write(tx -> {
                group.forEach(row -> UsageRows.insert(tx, row));
                return "";
            });
            rows.clear();
        }
    }

    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        flush();
    }

    private void work() {
        while (!closed) {
            try {
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MS);
                flush();
            } catch (InterruptedException e) {
                return; // closing: whoever closes writes the rest
            } catch (StoreException e) {
                dropped.addAndGet(AT_ONCE); // at most so many; the disk's owner has been told by the store
            }
        }
    }
}
