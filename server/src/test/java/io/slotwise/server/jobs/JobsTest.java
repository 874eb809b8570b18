package io.slotwise.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slotwise.server.advice.record.Once;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JobLimits ONE_WORKER = new JobLimits(1, 4, 8, Duration.ofDays(7));

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Store store;

    private final List<String> carriedOut = Collections.synchronizedList(new ArrayList<>());
    private final Work note = (question, subject, stop) -> {
        carriedOut.add(subject);
        return new Work.Done.Ok("{\"of\":\"%s\"}".formatted(subject));
    };

    @BeforeEach
    void open() {
        store = Store.open(StoreConfig.in(folder), InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void results_come_in_the_order_that_was_asked_and_events_in_the_order_of_finishing() throws InterruptedException {
        try (Jobs jobs = jobs(note, JobLimits.defaults())) {
            String id = submit(
                    jobs,
                    "a",
                    IntStream.range(0, 50).mapToObj(Integer::toString).toList());
            Job job = jobs.awaitEnd(id, PATIENCE);

            assertThat(job.state()).isEqualTo(Job.State.DONE);
            assertThat(jobs.items(id, 0, 100))
                    .extracting(Job.Item::subject)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 50).mapToObj(Integer::toString).toList());
            assertThat(jobs.finishedAfter(id, 0, 100))
                    .extracting(Job.Item::event)
                    .containsExactlyElementsOf(
                            IntStream.range(2, 52).mapToObj(Long::valueOf).toList());
            assertThat(jobs.finishedAfter(id, 40, 100)).hasSize(11);
        }
    }

    @Test
    void a_poisoned_item_fails_alone_and_tells_nothing_of_the_inside() throws InterruptedException {
        Work poisoned = (question, subject, stop) -> {
            if (subject.equals("bad")) {
                throw new IllegalStateException("secret of the inside");
            }
            return note.carryOut(question, subject, stop);
        };
        try (Jobs jobs = jobs(poisoned, ONE_WORKER)) {
            String id = submit(jobs, "a", List.of("x", "bad", "y"));
            Job job = jobs.awaitEnd(id, PATIENCE);

            assertThat(job.finished()).isEqualTo(3);
            assertThat(job.failed()).isEqualTo(1);
            List<Job.Item> items = jobs.items(id, 0, 10);
            assertThat(items).extracting(Job.Item::fate).containsExactly(Job.Fate.OK, Job.Fate.FAILED, Job.Fate.OK);
            assertThat(items.get(1).result()).contains("internal").doesNotContain("secret", "Exception");
        }
    }

    @Test
    void owners_and_jobs_take_turns() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(1);
        Semaphore begun = new Semaphore(0);
        Work waiting = (question, subject, stop) -> {
            begun.release();
            await(all);
            return note.carryOut(question, subject, stop);
        };
        try (Jobs jobs = jobs(waiting, ONE_WORKER)) {
            submit(jobs, "one", List.of("first"));
            begun.acquire();
            String large = submit(jobs, "one", List.of("a1", "a2", "a3", "a4"));
            submit(jobs, "one", List.of("b1", "b2"));
            submit(jobs, "two", List.of("c1", "c2"));
            all.countDown();
            jobs.awaitEnd(large, PATIENCE);

            assertThat(carriedOut).containsExactly("first", "a1", "c1", "b1", "c2", "a2", "b2", "a3", "a4");
        }
    }

    @Test
    void giving_up_tells_the_work_in_hand_to_stop_and_keeps_what_was_finished() throws InterruptedException {
        Semaphore begun = new Semaphore(0);
        Semaphore ended = new Semaphore(0);
        Work endless = (question, subject, stop) -> {
            if (subject.equals("quick")) {
                return note.carryOut(question, subject, stop);
            }
            begun.release();
            while (!stop.getAsBoolean()) {
                Thread.onSpinWait();
            }
            ended.release();
            return new Work.Done.Ok("\"half\"");
        };
        try (Jobs jobs = jobs(endless, ONE_WORKER)) {
            String id = submit(jobs, "a", List.of("quick", "slow", "never"));
            begun.acquire();
            jobs.await(id, 1, PATIENCE);
            Job job = Objects.requireNonNull(jobs.cancel(id));
            ended.acquire();

            assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
            assertThat(jobs.items(id, 0, 10))
                    .extracting(Job.Item::fate)
                    .containsExactly(Job.Fate.OK, Job.Fate.OPEN, Job.Fate.OPEN);
            assertThat(Objects.requireNonNull(jobs.cancel(id)).state()).isEqualTo(Job.State.CANCELLED);
        }
    }

    @Test
    void what_a_closed_process_left_open_is_taken_up_and_nothing_is_done_twice() throws InterruptedException {
        Semaphore begun = new Semaphore(0);
        Work stuckAtThree = (question, subject, stop) -> {
            if (!subject.equals("3")) {
                return note.carryOut(question, subject, stop);
            }
            begun.release();
            while (!stop.getAsBoolean()) {
                Thread.onSpinWait();
            }
            return new Work.Done.Ok("\"half\"");
        };
        String id;
        try (Jobs jobs = jobs(stuckAtThree, ONE_WORKER)) {
            id = submit(jobs, "a", List.of("1", "2", "3", "4"));
            begun.acquire();
            jobs.await(id, 2, PATIENCE);
        }
        try (Jobs jobs = jobs(note, ONE_WORKER)) {
            Job job = jobs.awaitEnd(id, PATIENCE);

            assertThat(job.state()).isEqualTo(Job.State.DONE);
            assertThat(carriedOut).containsExactly("1", "2", "3", "4");
            assertThat(jobs.items(id, 2, 1).getFirst().result()).isEqualTo("{\"of\":\"3\"}");
        }
    }

    @Test
    void more_jobs_than_may_run_are_refused_and_leave_nothing() {
        CountDownLatch never = new CountDownLatch(1);
        Work waiting = (question, subject, stop) -> {
            await(never);
            return note.carryOut(question, subject, stop);
        };
        try (Jobs jobs = jobs(waiting, ONE_WORKER)) {
            for (int i = 0; i < ONE_WORKER.maxRunning(); i++) {
                submit(jobs, "a", List.of("x"));
            }
            assertThatExceptionOfType(Jobs.TooMany.class).isThrownBy(() -> submit(jobs, "a", List.of("x")));
            assertThat(jobs.newest(100)).hasSize(ONE_WORKER.maxRunning());
            never.countDown();
        }
    }

    @Test
    void a_job_with_a_key_is_made_once() throws InterruptedException {
        try (Jobs jobs = jobs(note, ONE_WORKER)) {
            Once once = new Once("POST /x k", "hash");
            Job.Request request = new Job.Request("note", "a", "{}", List.of("1"));
            Reply first = jobs.submit(request, once, JobsTest::words);
            Reply again = jobs.submit(request, once, JobsTest::words);
            jobs.awaitEnd(first.body(), PATIENCE);

            assertThat(again).isEqualTo(first);
            assertThat(jobs.newest(10)).hasSize(1);
            assertThat(carriedOut).containsExactly("1");
        }
    }

    @Test
    void an_old_job_is_forgotten_at_the_start() throws InterruptedException {
        String id;
        try (Jobs jobs = jobs(note, ONE_WORKER)) {
            id = submit(jobs, "a", List.of("1"));
            jobs.awaitEnd(id, PATIENCE);
        }
        InstantSource later = InstantSource.fixed(Instant.now().plus(Duration.ofDays(8)));
        try (Jobs jobs = new Jobs(store, Map.of("note", note), ONE_WORKER, later).start()) {
            assertThat(jobs.find(id)).isNull();
        }
    }

    private Jobs jobs(Work work, JobLimits limits) {
        return new Jobs(store, Map.of("note", work), limits, InstantSource.system()).start();
    }

    private static String submit(Jobs jobs, String owner, List<String> subjects) {
        return jobs.submit(new Job.Request("note", owner, "{}", subjects), null, JobsTest::words)
                .body();
    }

    private static Reply words(Job job) {
        return new Reply(202, Map.of(), job.id());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
