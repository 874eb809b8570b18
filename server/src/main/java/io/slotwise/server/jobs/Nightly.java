package io.slotwise.server.jobs;

import io.slotwise.server.advice.record.Once;
import io.slotwise.server.advice.record.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of {@link Overnight}: looks at once when a job is asked for, soon while answers come in, and less and
 * less often while nothing happens. What must not be forgotten between looks is done beside them.
 */
public final class Nightly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private final Overnight overnight;
    private final Jobs jobs;
    private final OvernightConfig config;
    private final Runnable beside;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("slotwise-overnight").unstarted(this::work);
    private boolean isCalled;
    private boolean closed;

    /** @param beside small work that comes round with each look */
    public Nightly(Overnight overnight, Jobs jobs, OvernightConfig config, Runnable beside) {
        this.overnight = overnight;
        this.jobs = jobs;
        this.config = config;
        this.beside = beside;
    }

    /** Begins to look; what an earlier process handed in is asked for at once. */
    public Nightly start() {
        thread.start();
        return this;
    }

    /** Accepts a job about some machines, as {@link Jobs#submit} does, and looks at it at once. */
    public Reply submit(
            String owner, String question, List<String> deviceIds, @Nullable Once once, Function<Job, Reply> words) {
        Reply reply = jobs.submit(overnight.request(owner, question, deviceIds), once, words);
        lock.lock();
        try {
            isCalled = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
        return reply;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        Duration pause = config.soonest();
        int before = 0;
        try {
            do {
                int waiting = look();
                pause = waiting > 0 && waiting != before ? config.soonest() : longer(pause);
                before = waiting;
            } while (await(pause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody but the end of the process interrupts this thread
        }
    }

    /** How much still waits; none where that cannot be told. */
    @SuppressWarnings("PMD.AvoidCatchingGenericException") // one look's fault must not end the nights to come
    private int look() {
        try {
            beside.run();
            overnight.begin();
            Overnight.Look look = overnight.look();
            if (look.trouble() != null) {
                LOG.warn("Batches cannot be asked for now: {}", look.trouble());
            }
            return look.waiting();
        } catch (RuntimeException e) {
            LOG.error("A look at the batches failed; the next one tries again", e);
            return 0;
        }
    }

    private Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(config.latest()) < 0 ? twice : config.latest();
    }

    /** False once there is nothing more to look at. */
    private boolean await(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!isCalled && !closed && left > 0) {
                left = called.awaitNanos(left);
            }
            isCalled = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }
}
