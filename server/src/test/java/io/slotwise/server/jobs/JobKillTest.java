package io.slotwise.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.StoreConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process in the middle of a job, again and again, and looks what the next one begins with. */
@Tag("slow")
class JobKillTest {
    private static final int MOST_KILLS = 8;

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path folder;

    @Test
    void a_killed_job_is_taken_up_and_nothing_that_was_finished_is_done_again() throws IOException {
        SplittableRandom random = new SplittableRandom(20261126);
        Set<String> finished = new HashSet<>();
        boolean done = false;
        int kills = 0;
        while (!done) {
            int heard = kills < MOST_KILLS ? 2 + random.nextInt(25) : Integer.MAX_VALUE;
            List<String> said = run(heard);
            done = said.contains("done");
            assertThat(said.stream().filter(line -> line.startsWith("begin ")).map(line -> line.substring(6)))
                    .as("begun after kill %d", kills)
                    .noneMatch(finished::contains);
            finished.addAll(finished());
            kills++;
        }

        System.err.printf("%d kills survived%n", kills - 1);
        assertThat(kills).isGreaterThan(2);
        assertThat(finished).hasSize(JobVictim.ITEMS);
    }

    /** Lets the process live until it has said so many lines, or to its end. */
    private List<String> run(int heard) throws IOException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JobVictim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = victim.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && said.size() < heard) {
                said.add(line);
                line = lines.readLine();
            }
            victim.toHandle().destroyForcibly();
            if (line != null) {
                said.add(line);
            }
            lines.lines().forEach(said::add);
        }
        return said;
    }

    private Set<String> finished() {
        Set<String> subjects = new HashSet<>();
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            Jobs book = new Jobs(store, Map.of(), JobLimits.defaults(), InstantSource.system());
            book.finishedAfter("job-1", 0, JobVictim.ITEMS)
                    .forEach(item -> assertThat(subjects.add(item.subject())).isTrue());
        }
        return subjects;
    }
}
