package io.slotwise.llm.claude;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Cause;
import io.slotwise.llm.call.Piece;
import io.slotwise.llm.call.upstream.ClaudeFailure;
import io.slotwise.llm.call.upstream.ClaudeFailure.Billing;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request in a virtual thread of its own, so that the caller leaves in time whatever the connection does: at the
 * deadline, at a cancellation, at an interrupt or at an exception of its listener the thread is interrupted, which closes
 * its socket and tells the far side. Pieces come over a bounded queue and are told in the caller's thread; a slow caller
 * slows the far side.
 *
 * @param <T> what the request brings
 */
final class Worker<T> {
    private static final int MOST_PIECES = 256;

    private final LinkedBlockingQueue<Signal<T>> signals = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_PIECES);
    private final Thread thread;

    private Worker(Job<T> job) {
        this.thread = Thread.ofVirtual().name("claude-call").unstarted(() -> run(job));
    }

    static <T> T run(Job<T> job, Duration timeout, Cancellation cancellation, Consumer<Piece> listener)
            throws ClaudeFailure {
        Worker<T> worker = new Worker<>(job);
        worker.thread.start();
        Runnable leave = cancellation.onCancel(() -> worker.signals.add(new Signal.Left<>()));
        try {
            return worker.await(System.nanoTime() + timeout.toNanos(), listener);
        } finally {
            leave.run();
            worker.thread.interrupt();
        }
    }

    private T await(long end, Consumer<Piece> listener) throws ClaudeFailure {
        while (true) {
            switch (next(end)) {
                case Signal.Told<T> told -> {
                    room.release();
                    listener.accept(told.piece());
                }
                case Signal.Done<T> done -> {
                    return done.result();
                }
                case Signal.Broke<T> broke -> throw Failures.of(broke.thrown());
                case Signal.Failed<T> failed -> throw failed.failure();
                case Signal.Left<T> left -> throw unknown(Cause.CANCELLED, "the caller left");
                case Signal.Late<T> late -> throw unknown(Cause.DEADLINE, "no answer in time");
            }
        }
    }

    private Signal<T> next(long end) {
        try {
            @Nullable Signal<T> signal = signals.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return signal == null ? new Signal.Late<>() : signal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Signal.Left<>();
        }
    }

    private void run(Job<T> job) {
        try {
            signals.add(new Signal.Done<>(job.run(this::tell)));
        } catch (ClaudeFailure e) {
            signals.add(new Signal.Failed<>(e));
        } catch (RuntimeException e) {
            signals.add(new Signal.Broke<>(e));
        } catch (LinkageError e) {
            signals.add(new Signal.Broke<>(new IllegalStateException("The client does not fit its libraries.", e)));
        }
    }

    private void tell(Piece piece) throws ClaudeFailure {
        try {
            room.acquire();
            signals.add(new Signal.Told<>(piece));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(Cause.CANCELLED, "the caller left");
        }
    }

    private static ClaudeFailure unknown(Cause cause, String message) {
        return new ClaudeFailure(cause, Billing.UNKNOWN, message, null, null);
    }

    /** The request. */
    interface Job<T> {
        T run(Teller teller) throws ClaudeFailure;
    }

    /** Where the request tells its pieces. */
    interface Teller {
        void tell(Piece piece) throws ClaudeFailure;
    }

    private sealed interface Signal<T> {
        record Told<T>(Piece piece) implements Signal<T> {}

        record Done<T>(T result) implements Signal<T> {}

        record Broke<T>(RuntimeException thrown) implements Signal<T> {}

        record Failed<T>(ClaudeFailure failure) implements Signal<T> {}

        record Left<T>() implements Signal<T> {}

        record Late<T>() implements Signal<T> {}
    }
}
