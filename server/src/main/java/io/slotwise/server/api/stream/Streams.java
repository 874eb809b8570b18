package io.slotwise.server.api.stream;

import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.guard.Gate;
import io.slotwise.server.api.problem.Problems;
import io.slotwise.server.api.problem.Refusal;
import io.slotwise.server.api.problem.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open event streams. A stream ends with exactly one {@code done} or {@code error}, unless its reader left first;
 * then its work is told to stop within a second. When the server closes, all streams end with an error that says so.
 */
public final class Streams implements AutoCloseable {
    /** The id of the event that ends a stream of work: a reader that comes back with it has seen everything. */
    public static final long LAST_ID = 1_000_000;

    /** How often a stream of work looks whether its reader is there. Two writes tell: the first is answered by a reset. */
    private static final Duration PULSE = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final int most;
    private final Semaphore places;
    private final LongAdder left = new LongAdder();
    private volatile boolean closing;

    /** @param most streams at the same time */
    public Streams(int most) {
        this.most = most;
        places = new Semaphore(most);
    }

    /** Work that tells of itself; what it throws ends the stream. */
    @FunctionalInterface
    public interface Work {
        void tell(Outlet outlet);
    }

    /** Something that writes its own events until they end. */
    @FunctionalInterface
    public interface Writing {
        void to(EventWriter events) throws IOException, InterruptedException;
    }

    /**
     * Streams what some work tells, until the work ends.
     *
     * @param executor where the work is done; if it refuses, nothing has been answered yet
     */
    public void follow(
            HttpServletRequest request,
            HttpServletResponse response,
            EventWriter.Listeners listeners,
            Executor executor,
            Work work)
            throws IOException {
        Outlet outlet = new Outlet();
        try {
            hold(() -> {
                executor.execute(() -> run(outlet, work));
                write(request, response, listeners, events -> copy(request, outlet, events));
            });
        } finally {
            outlet.stop();
        }
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, EventWriter.Listeners listeners, Writing writing)
            throws IOException {
        Gate.rest(request);
        EventWriter events = EventWriter.open(request, response, listeners);
        try {
            writing.to(events);
        } catch (IOException e) {
            LOG.debug("trace={} the reader left", Trace.of(request).id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            events.interrupted(closed());
        }
    }

    /** Streams what a follower of something else writes. */
    public void write(HttpServletRequest request, HttpServletResponse response, Writing writing) throws IOException {
        hold(() -> write(request, response, EventWriter.Listeners.NAMED, writing));
    }

    /** How many streams are open. */
    public int open() {
        return most - places.availablePermits();
    }

    /** How often work was stopped because its reader had left, since the start. */
    public long left() {
        return left.sum();
    }

    /** Whether the server is about to end: followers then write {@link #closed} and end. */
    public boolean closing() {
        return closing;
    }

    /** What readers hear when the server ends. */
    public static Refusal closed() {
        return Refusal.busy("The server is closing.\nTry again in a moment.", 2);
    }

    /** Waits until all streams have written their last event, at most 10 s. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!places.tryAcquire(most, 10, TimeUnit.SECONDS)) {
                LOG.warn("Some streams were cut off at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Body {
        void run() throws IOException;
    }

    private void hold(Body body) throws IOException {
        if (closing || !places.tryAcquire()) {
            throw Refusal.busy("There are as many streams as there may be.\nTry again in a moment.", 2);
        }
        try {
            body.run();
        } finally {
            places.release();
        }
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException") // the edge: whatever the work throws, its reader hears of it
    private void run(Outlet outlet, Work work) {
        try {
            if (!outlet.stopped()) {
                work.tell(outlet);
            }
        } catch (Refusal refusal) {
            outlet.tell("error", refusal);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("The work of a stream failed", e);
            outlet.tell("error", Problems.ofStatus(500));
        } finally {
            outlet.end();
            if (outlet.left()) {
                left.increment();
            }
        }
    }

    private void copy(HttpServletRequest request, Outlet outlet, EventWriter events)
            throws IOException, InterruptedException {
        while (true) {
            Outlet.Told told = outlet.next(PULSE.toMillis());
            if (closing) {
                outlet.stop();
                events.interrupted(closed());
                return;
            }
            if (!Doorkeeper.isStillGood(request)) {
                outlet.stop();
                events.error(Doorkeeper.goodNoMore());
                return;
            }
            if (told == null) {
                events.pulse();
            } else if (told.data() instanceof Refusal refusal) {
                events.error(refusal);
                return;
            } else if (told.name().equals("done")) {
                events.event(LAST_ID, told.name(), told.data());
                return;
            } else if (told.equals(Outlet.Told.END)) {
                events.error(Problems.ofStatus(500));
                return;
            } else {
                events.event(told.name(), told.data());
            }
        }
    }
}
