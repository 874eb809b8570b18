package io.slotwise.server.store.sqlite;

import io.slotwise.server.store.sqlite.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The one thread that writes. It takes every unit of work that waits, up to {@value #GROUP}, carries each out
 * behind a savepoint of its own, commits them together, and only then answers their callers: with a hundred callers
 * one flush of the disk serves a hundred commits. A unit that fails takes nothing else with it. When the
 * transaction itself fails, each unit is carried out again alone, so that a full disk refuses the large one and may
 * still take the small one; a unit must therefore depend on nothing but its arguments and the database.
 */
final class Writer implements AutoCloseable {
    /** Units of work that share one commit. */
    static final int GROUP = 256;

    /** Units of work that may wait; more are refused after a wait. */
    static final int QUEUE = 1024;

    private final Supplier<Connection> connections;
    private final Consumer<Tx.Touched> afterCommit;
    private final InstantSource clock;
    private final Duration wait;
    private final BlockingQueue<WriteJob<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final WriteJob<?> stop = new WriteJob<>(tx -> "");
    private final Thread thread;
    private volatile boolean closed;
    private Connection connection;

    /**
     * @param afterCommit told what changed, before the callers are answered
     * @param wait how long a caller waits for a place in the queue
     */
    Writer(Supplier<Connection> connections, Consumer<Tx.Touched> afterCommit, InstantSource clock, Duration wait) {
        this.connections = connections;
        this.afterCommit = afterCommit;
        this.clock = clock;
        this.wait = wait;
        connection = connections.get();
        thread = Thread.ofPlatform().name("slotwise-writer").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /**
     * Carries out a unit of work and returns once it is on the disk.
     *
     * @throws StoreException if nothing was kept because of the disk, the file or the queue
     */
    <T extends @Nullable Object> T write(Database.Work<T> work) {
        WriteJob<T> job = new WriteJob<>(work);
        if (closed || !offer(job)) {
            throw new StoreException(
                    Kind.BUSY, "Too many writes are waiting, so nothing was saved.\nTry again in a moment.");
        }
        if (closed && queue.remove(job)) {
            throw new StoreException(Kind.UNAVAILABLE, "The store is closing, so nothing was saved.");
        }
        return job.await();
    }

    /** Carries out what waits already, then ends. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            queue.put(stop);
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new StoreException(Kind.UNAVAILABLE, "The database cannot be closed.", e);
        }
    }

    private boolean offer(WriteJob<?> job) {
        try {
            return queue.offer(job, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work() {
        boolean open = true;
        while (open) {
            List<WriteJob<?>> group = nextGroup();
            open = !group.remove(stop);
            if (!group.isEmpty()) {
                commit(group);
            }
        }
        StoreException late = new StoreException(Kind.UNAVAILABLE, "The store is closing, so nothing was saved.");
        queue.forEach(job -> job.fail(late));
    }

    private List<WriteJob<?>> nextGroup() {
        List<WriteJob<?>> group = new ArrayList<>();
        while (group.isEmpty()) {
            try {
                group.add(queue.take());
            } catch (InterruptedException e) {
                closed = true; // nobody but the end of the process interrupts this thread: leave in order
                group.add(stop);
            }
        }
        queue.drainTo(group, GROUP - 1);
        return group;
    }

    /** Never throws: whatever happens is told to the callers. */
    private void commit(List<WriteJob<?>> group) {
        try {
            for (WriteJob<?> job : group) {
                attempt(job);
            }
            connection.commit();
        } catch (SQLException | DataAccessException | StoreException e) {
            startOver();
            if (group.size() == 1) {
                group.getFirst().fail(meaning(e));
            } else {
                group.forEach(job -> commit(List.of(job)));
            }
            return;
        }
        for (WriteJob<?> job : group) {
            job.finish(afterCommit);
        }
    }

    @SuppressWarnings("PMD.AvoidCatchingThrowable") // the loop must outlive any unit; its caller gets the failure
    private void attempt(WriteJob<?> job) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            job.run(new Tx(connection, clock.instant()));
            connection.releaseSavepoint(before);
        } catch (Throwable e) {
            StoreException disk = StoreException.from(e);
            if (disk != null) {
                throw disk;
            }
            connection.rollback(before);
            job.keep(e);
        }
    }

    private static RuntimeException meaning(Exception e) {
        StoreException known = StoreException.from(e);
        return known != null ? known : new StoreException(Kind.UNAVAILABLE, "The database failed.", e);
    }

    /** Forgets the open transaction; a connection that cannot even do that is replaced. */
    private void startOver() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            replaceConnection(e);
        }
    }

    private void replaceConnection(SQLException failedRollback) {
        try {
            connection.close();
            connection = connections.get();
        } catch (SQLException | StoreException e) {
            e.addSuppressed(failedRollback); // the next unit meets the closed connection and says so to its caller
        }
    }
}
