package io.slotwise.server.jobs;

import io.slotwise.server.store.StoredJob;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: owners take turns, the jobs of an owner take turns, the items of a job keep their order. Guarded by
 * its own monitor.
 */
final class Rota {
    private final Map<String, Deque<Running>> byOwner = new LinkedHashMap<>();
    private boolean closed;

    /** A job with the items that nobody has taken yet. */
    static final class Running {
        private final StoredJob job;
        private final Deque<StoredJob.Item> open;
        private volatile boolean stopped;

        Running(StoredJob job, List<StoredJob.Item> open) {
            this.job = job;
            this.open = new ArrayDeque<>(open);
        }

        StoredJob job() {
            return job;
        }

        boolean stopped() {
            return stopped;
        }
    }

    /** One item in a worker's hands. */
    record Turn(Running of, StoredJob.Item item) {}

    synchronized void add(Running job) {
        byOwner.computeIfAbsent(job.job.owner(), owner -> new ArrayDeque<>()).add(job);
        notifyAll();
    }

    /** Takes a job out and tells those who work on it. */
    synchronized void stop(String jobId) {
        for (Deque<Running> jobs : byOwner.values()) {
            for (Running running : jobs) {
                if (running.job.id().equals(jobId)) {
                    running.stopped = true;
                    running.open.clear();
                }
            }
        }
    }

    /** Waits for the next item; null once closed. */
    synchronized @Nullable Turn take() throws InterruptedException {
        while (!closed) {
            Turn next = next();
            if (next != null) {
                return next;
            }
            wait();
        }
        return null;
    }

    synchronized void close() {
        closed = true;
        byOwner.values().forEach(jobs -> jobs.forEach(running -> running.stopped = true));
        notifyAll();
    }

    /** A job stays in turn, behind the others of its owner, until it is {@link #finished}: it may yet be stopped. */
    private @Nullable Turn next() {
        for (String owner : List.copyOf(byOwner.keySet())) {
            Deque<Running> jobs = byOwner.get(owner);
            Turn turn = jobs == null ? null : next(jobs);
            if (turn != null) {
                byOwner.remove(owner);
                byOwner.put(owner, jobs);
                return turn;
            }
        }
        return null;
    }

    private static @Nullable Turn next(Deque<Running> jobs) {
        for (int i = jobs.size(); i > 0; i--) {
            Running running = jobs.remove();
            jobs.add(running);
            StoredJob.Item item = running.open.poll();
            if (item != null) {
                return new Turn(running, item);
            }
        }
        return null;
    }

    /** Forgets a job of which nothing is left to do. */
    synchronized void finished(String jobId) {
        for (Iterator<Deque<Running>> owners = byOwner.values().iterator(); owners.hasNext(); ) {
            Deque<Running> jobs = owners.next();
            jobs.removeIf(running -> running.job.id().equals(jobId));
            if (jobs.isEmpty()) {
                owners.remove();
            }
        }
    }
}
