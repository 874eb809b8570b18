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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that search for people who wait: as many as there are cores, and never the threads that answer requests, so
 * that a search delays no other answer. A bounded number of searches waits; more are refused at once. How many rest is
 * guarded by this object's lock.
 */
public final class Cores implements Executor, AutoCloseable {
    private final ThreadPoolExecutor threads;
    private final int cores;
    private int resting;

    /**
     * @param cores searches at once
     * @param waiting searches that may wait
     */
    public Cores(int cores, int waiting) {
        this.cores = cores;
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

    /** Waits for something that takes no core; another search has this one's meanwhile. */
    <T extends @Nullable Object> T rest(Supplier<T> wait) {
        resize(1);
        try {
            return wait.get();
        } finally {
            resize(-1);
        }
    }

    /** The pool may never have fewer threads at most than at least, so the order depends on the direction. */
    private synchronized void resize(int more) {
        resting += more;
        if (more > 0) {
            threads.setMaximumPoolSize(cores + resting);
            threads.setCorePoolSize(cores + resting);
        } else {
            threads.setCorePoolSize(cores + resting);
            threads.setMaximumPoolSize(cores + resting);
        }
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
