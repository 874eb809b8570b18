package io.slotwise.server.store.claude;

import io.slotwise.llm.cost.UsageRow;
import io.slotwise.server.store.sqlite.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Usage rows that cost nothing, on their way to the disk: at most {@value #MOST} wait, more are dropped and counted. One
 * thread writes them, up to {@value #AT_ONCE} in one unit of work, and nobody else does, so that no lock is held over the
 * disk. What the disk refuses is kept and tried again; a row that cannot be kept at all is dropped alone.
 */
final class Notes implements AutoCloseable {
    static final int MOST = 20_000;
    static final int AT_ONCE = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Consumer<List<UsageRow>> disk;
    private final BlockingQueue<UsageRow> waiting = new LinkedBlockingQueue<>(MOST);
    private final BlockingQueue<CompletableFuture<Void>> callers = new LinkedBlockingQueue<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    /** Taken from the queue and not on the disk yet; the writer's own. */
    private final Deque<UsageRow> inHand = new ArrayDeque<>();

    private volatile boolean closed;
    private volatile boolean ended;

    /** @param disk keeps all rows of a list or throws and keeps none */
    Notes(Consumer<List<UsageRow>> disk) {
        this.disk = disk;
        writer = Thread.ofPlatform().daemon().name("slotwise-usage-notes").start(this::work);
    }

    void add(UsageRow row) {
        if (closed || !waiting.offer(row)) {
            dropped.incrementAndGet();
        }
    }

    /** Rows that were lost, since the start. */
    long dropped() {
        return dropped.get();
    }

    /**
     * Returns once all that was added before is on the disk.
     *
     * @throws StoreException if the disk refuses it; it is kept and tried again
     */
    void flush() {
        CompletableFuture<Void> written = new CompletableFuture<>();
        callers.add(written);
        LockSupport.unpark(writer);
        if (ended) {
            return; // whoever closed has had all written
        }
        try {
            written.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException refused ? refused : e;
        }
    }

    /** Writes the rest; what the disk refuses now is lost. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(writer);
        try {
            writer.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        Duration pause = PAUSE;
        boolean last;
        do {
            LockSupport.parkNanos(pause.toNanos());
            last = closed;
            pause = round() ? PAUSE : AFTER_A_REFUSAL;
        } while (!last);
        dropped.addAndGet(inHand.size() + waiting.size());
        ended = true;
        callers.forEach(caller -> caller.complete(null));
    }

    /** Writes what waits and tells those who asked for it. Who asks meanwhile waits for the next round. False if the disk refuses. */
    private boolean round() {
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        callers.drainTo(asked);
        try {
            for (int groups = 0; groups <= MOST / AT_ONCE && isLeft(); groups++) {
                writeInHand();
            }
            asked.forEach(caller -> caller.complete(null));
            return true;
        } catch (StoreException e) {
            asked.forEach(caller -> caller.completeExceptionally(e));
            return false;
        }
    }

    private boolean isLeft() {
        return !inHand.isEmpty() || waiting.drainTo(inHand, AT_ONCE) > 0;
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException") // one wrong row must not end the writing of all others
    private void writeInHand() {
        try {
            disk.accept(List.copyOf(inHand));
            inHand.clear();
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("A row among {} cannot be kept, so each is written alone", inHand.size(), e);
            writeEach();
        }
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException") // see above
    private void writeEach() {
        while (!inHand.isEmpty()) {
            try {
                disk.accept(List.of(inHand.getFirst()));
            } catch (StoreException e) {
                throw e;
            } catch (RuntimeException e) {
                dropped.incrementAndGet();
            }
            inHand.removeFirst();
        }
    }
}
