package io.slotwise.server.api.stream;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What work hands over to its stream; never makes the work wait. Of what is only interesting while it is news, little is
 * kept for a slow reader. Guarded by its queue.
 */
public final class Outlet {
    /** Events that wait for a slow reader before news are left out. */
    static final int NEWS = 32;

    /** Events that may wait at all. */
    static final int ALL = 4_096;

    private final BlockingQueue<Told> queue = new LinkedBlockingQueue<>(ALL);
    private volatile boolean stopped;
    private volatile boolean complete;

    Outlet() {}

    /** One event, or the end of the work where {@code name} is empty. */
    record Told(String name, Object data) {
        static final Told END = new Told("", "");
    }

    /** An event that every reader gets. */
    public void tell(String name, Object data) {
        complete = name.equals("done") || complete;
        if (!queue.offer(new Told(name, data))) {
            throw new IllegalStateException("The events (%d) are more than a stream holds.".formatted(queue.size()));
        }
    }

    /** An event that a slow reader need not get. */
    public void tellNews(String name, Object data) {
        if (queue.size() < NEWS) {
            tell(name, data);
        }
    }

    /** Whether nobody reads any more: the work is to end. */
    public boolean stopped() {
        return stopped;
    }

    /** Whether the work was left before it had told all. */
    boolean left() {
        return stopped && !complete;
    }

    void stop() {
        stopped = true;
    }

    void end() {
        if (!queue.offer(Told.END)) {
            stop();
        }
    }

    @Nullable
    Told next(long patienceMs) throws InterruptedException {
        return queue.poll(patienceMs, TimeUnit.MILLISECONDS);
    }
}
