package io.slotwise.server.jobs;

import io.slotwise.server.store.StoredJob;
import io.slotwise.server.store.StoredJob.Fate;
import io.slotwise.server.store.StoredJobs;
import io.slotwise.server.store.sqlite.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that carry items out, one a core, and those that keep the results: many results share one commit while
 * the workers go on.
 */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(15);
    private static final Duration PAUSE_WHEN_FULL = Duration.ofSeconds(1);
    private static final String UNFORESEEN =
            "{\"code\":\"internal\",\"message\":\"Something went wrong with this machine; the log says more.\"}";

    private final StoredJobs book;
    private final Map<String, Work> kinds;
    private final Rota rota;
    private final Bell bell;
    private final Semaphore unsaved;
    private final ExecutorService keepers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    Workers(StoredJobs book, Map<String, Work> kinds, JobLimits limits, Rota rota, Bell bell) {
        this.book = book;
        this.kinds = kinds;
        this.rota = rota;
        this.bell = bell;
        unsaved = new Semaphore(limits.maxUnsaved());
        for (int n = 0; n < limits.workers(); n++) {
            threads.add(Thread.ofPlatform().daemon().name("slotwise-job-" + n).unstarted(this::work));
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Waits for what is in hand; results of stopped work are not kept. */
    @Override
    public void close() {
        closing.countDown();
        try {
            for (Thread thread : threads) {
                thread.join(LAST_WORDS);
            }
            keepers.shutdown();
            if (!keepers.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Some results were not kept before the end; they are worked out again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            Rota.Turn turn = rota.take();
            while (turn != null) {
                carryOut(turn);
                turn = rota.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody but the end of the process interrupts this thread
        }
    }

    private void carryOut(Rota.Turn turn) throws InterruptedException {
        Work.Done done = done(turn);
        if (turn.of().stopped()) {
            return;
        }
        unsaved.acquire();
        keepers.execute(() -> {
            try {
                keep(turn, done);
            } finally {
                unsaved.release();
            }
        });
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException") // one machine's fault must not end the others' work
    private Work.Done done(Rota.Turn turn) {
        Work work = kinds.get(turn.of().job().kind());
        if (work == null) {
            return new Work.Done.Failed(
                    "{\"code\":\"unknown_kind\",\"message\":\"This version does not know this kind of job.\"}");
        }
        try {
            return work.carryOut(turn.of().job().question(), turn.item().subject(), turn.of()::stopped);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} item={} failed", turn.of().job().id(), turn.item().number(), e);
            return new Work.Done.Failed(UNFORESEEN);
        }
    }

    /** Tries until the disk takes it, the job is stopped or the process ends. */
    private void keep(Rota.Turn turn, Work.Done done) {
        Fate fate = done instanceof Work.Done.Ok ? Fate.OK : Fate.FAILED;
        String jobId = turn.of().job().id();
        boolean again = true;
        while (again) {
            try {
                if (book.finish(jobId, turn.item().number(), fate, done.json()) != StoredJob.State.RUNNING) {
                    rota.finished(jobId);
                }
                bell.ring();
                return;
            } catch (StoreException e) {
                LOG.warn("{} item={} waits for the disk: {}", jobId, turn.item().number(), e.getMessage());
                again = !isClosing() && !turn.of().stopped();
            }
        }
    }

    private boolean isClosing() {
        try {
            return closing.await(PAUSE_WHEN_FULL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
