package io.slotwise.server.advice.optimise;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that search for people who wait: as many as there are cores, and never the threads that answer requests, so
 * that a search delays no other answer. A bounded number of searches waits; more are refused at once.
 */
public final class Cores implements Executor, AutoCloseable {
    private final ThreadPoolExecutor threads;

    /**
     * @param cores searches at once
     * @param waiting searches that may wait
     */
    public Cores(int cores, int waiting) {
        threads = new ThreadPoolExecutor(
                cores,
                cores,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name("slotwise-search-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** All searches that may run or wait do. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy(RejectedExecutionException cause) {
            super("Too many plans are being made.\nTry again in a moment.", cause);
        }
    }

    /** @throws Busy if too many wait */
    @Override
    public void execute(Runnable search) {
        try {
            threads.execute(search);
        } catch (RejectedExecutionException e) {
            throw new Busy(e);
        }
    }

    /**
     * Carries a search out and waits for it; what it throws is thrown here.
     *
     * @throws Busy if too many wait
     */
    public <T> T call(Callable<T> search) {
        FutureTask<T> task = new FutureTask<>(search);
        execute(task);
        return result(task);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A search failed.", e.getCause());
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A search was interrupted.", e);
        }
    }
}
