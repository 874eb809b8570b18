package io.slotwise.server.jobs;

import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A process that works on one job until it is done or the process is killed, and says on standard output which items it
 * began: {@code begin SUBJECT}. The first argument is the data folder.
 */
final class JobVictim {
    static final int ITEMS = 120;

    private JobVictim() {}

    public static void main(String[] arguments) throws InterruptedException {
        Store store = Store.open(StoreConfig.in(Path.of(arguments[0])), InstantSource.system());
        JobLimits limits = new JobLimits(2, 4, 4, Duration.ofDays(7));
        Jobs jobs = new Jobs(
                store, Map.of("count", (question, subject, stop) -> count(subject)), limits, InstantSource.system());
        List<Job> before = jobs.newest(1);
        say("ready");
        jobs.start();
        String id = before.isEmpty() ? submit(jobs) : before.getFirst().id();
        jobs.awaitEnd(id, Duration.ofMinutes(2));
        say("done");
        jobs.close();
        store.close();
    }

    private static String submit(Jobs jobs) {
        List<String> subjects =
                IntStream.range(0, ITEMS).mapToObj(Integer::toString).toList();
        return jobs.submit(
                        new Job.Request("count", "local", "{}", subjects),
                        null,
                        job -> new Reply(202, Map.of(), job.id()))
                .body();
    }

    private static Work.Done count(String subject) {
        say("begin " + subject);
        long sum = 0;
        for (int i = 0; i < 20_000_000; i++) {
            sum += i ^ sum << 1;
        }
        return new Work.Done.Ok("{\"sum\":%d}".formatted(sum));
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
