package io.slotwise.server.jobs;

import io.slotwise.server.advice.record.Once;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.advice.record.Units;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.StoredJob;
import io.slotwise.server.store.StoredJob.Fate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All background work of this process. A job is on the disk before its caller hears of it; what a killed process had
 * not finished is taken up at the next start, what it had finished is not done again.
 */
public final class Jobs implements AutoCloseable {
    private final Store store;
    private final JobLimits limits;
    private final InstantSource clock;
    private final Rota rota = new Rota();
    private final Bell bell = new Bell();
    private final Workers workers;
    private final Set<String> elsewhere;

    /** @param kinds what each kind of job does */
    public Jobs(Store store, Map<String, Work> kinds, JobLimits limits, InstantSource clock) {
        this(store, kinds, Set.of(), limits, clock);
    }

    /** @param elsewhere kinds of jobs whose items are finished by somebody else than the workers */
    public Jobs(Store store, Map<String, Work> kinds, Set<String> elsewhere, JobLimits limits, InstantSource clock) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        this.elsewhere = Set.copyOf(elsewhere);
        workers = new Workers(store.jobs(), Map.copyOf(kinds), limits, rota, bell);
    }

    /** Takes up what was left open and begins to work. */
    public Jobs start() {
        store.jobs().forget(clock.instant().minus(limits.kept()));
        for (StoredJob job : store.jobs().running()) {
            enrol(job);
        }
        workers.start();
        return this;
    }

    /** There are as many unfinished jobs as there may be. */
    public static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany(int running) {
            super("There are %d jobs under way already.\nTry again when one is done.".formatted(running));
        }
    }

    /**
     * Accepts a job; one with a key once, however often it is sent.
     *
     * @param words what to answer, from the job alone; kept for retries
     * @throws TooMany if there are too many jobs under way; nothing was kept
     */
    public Reply submit(Job.Request request, @Nullable Once once, Function<Job, Reply> words) {
        List<StoredJob> running = store.jobs().running();
        if (running.size() >= limits.maxRunning()) {
            throw new TooMany(running.size());
        }
        StoredJob.Draft draft =
                new StoredJob.Draft(request.kind(), request.owner(), request.question(), request.subjects());
        AtomicReference<@Nullable StoredJob> fresh = new AtomicReference<>();
        Reply reply = Units.run(store, once, tx -> {
            StoredJob job = store.jobs().add(tx, draft);
            fresh.set(job);
            return words.apply(Job.of(job));
        });
        StoredJob job = fresh.get();
        if (job != null && job.state() == StoredJob.State.RUNNING) {
            enrol(job);
            bell.ring();
        }
        return reply;
    }

    /** Keeps the result of an item that the workers do not touch, unless it or its job has ended. */
    void finish(String id, int item, Work.Done done) {
        store.jobs().finish(id, item, done instanceof Work.Done.Ok ? Fate.OK : Fate.FAILED, done.json());
        bell.ring();
    }

    private void enrol(StoredJob job) {
        if (!elsewhere.contains(job.kind())) {
            rota.add(new Rota.Running(job, store.jobs().open(job.id())));
        }
    }

    public @Nullable Job find(String id) {
        StoredJob stored = store.jobs().find(id);
        return stored == null ? null : Job.of(stored);
    }

    /** The newest jobs first. */
    public List<Job> newest(int limit) {
        return store.jobs().newest(limit).stream().map(Job::of).toList();
    }

    /** Results in the order that was asked. */
    public List<Job.Item> items(String id, int from, int limit) {
        return store.jobs().items(id, from, limit).stream().map(Job.Item::of).toList();
    }

    /** Results in the order of finishing; an item's event is its place, so a follower goes on where it left. */
    public List<Job.Item> finishedAfter(String id, long event, int limit) {
        return store.jobs().finishedAfter(id, event, limit).stream()
                .map(Job.Item::of)
                .toList();
    }

    /** Gives a job up; what it has finished stays. Returns the job as it is then, or null where there is none. */
    public @Nullable Job cancel(String id) {
        store.jobs().cancel(id);
        rota.stop(id);
        rota.finished(id);
        bell.ring();
        return find(id);
    }

    /**
     * Waits until a job has more events than a follower knows, or has ended.
     *
     * @param event the last one that is known; 1 is the job's beginning
     * @return the job as it is then, also when the patience ended first
     */
    public Job await(String id, long event, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            long heard = bell.count();
            Job job = Objects.requireNonNull(find(id));
            long left = until - System.nanoTime();
            if (job.finished() + 1L > event || !job.isRunning() || left <= 0) {
                return job;
            }
            bell.await(heard, left);
        }
    }

    /** Waits until a job has ended, or the patience has. */
    public Job awaitEnd(String id, Duration patience) throws InterruptedException {
        return await(id, Long.MAX_VALUE, patience);
    }

    /** Stops working; what is open stays open for the next start. */
    @Override
    public void close() {
        rota.close();
        workers.close();
        bell.ring();
    }
}
