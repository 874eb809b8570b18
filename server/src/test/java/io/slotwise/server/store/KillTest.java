package io.slotwise.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.server.cli.DoctorVisit;
import io.slotwise.server.store.imports.ImportRecord;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.server.store.sqlite.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing process again and again and looks whether all that it was told "saved" is there. The number of kills:
 * {@code -Dslotwise.kills=100}.
 */
@Tag("slow")
class KillTest {
    private static final int KILLS = Integer.getInteger("slotwise.kills", 20);
    private static final int MAX_ACKNOWLEDGED = 30;
    private static final Duration RESTART = Duration.ofSeconds(10);

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path folder;

    private final Map<String, String> lastEtag = new HashMap<>();
    private final List<Long> batches = new ArrayList<>();
    private final Map<Long, Long> imports = new HashMap<>();

    @Test
    void nothing_acknowledged_is_lost_however_often_the_process_is_killed() throws IOException {
        StoredFleets.write(folder, 7, 2, 100);
        SplittableRandom random = new SplittableRandom(20261123);
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(random, kill);
            verify(kill);
        }
        System.err.printf(
                "%d kills survived: %d batches, %d imports, planograms at %s%n",
                KILLS, batches.size(), imports.size(), lastEtag);
        assertThat(batches).isNotEmpty();
        assertThat(DoctorVisit.complaints(folder)).isEmpty();
    }

    @Test
    void a_copy_of_what_a_kill_left_is_a_backup_that_can_be_put_in_its_place(@TempDir Path backup) throws IOException {
        StoredFleets.write(folder, 7, 2, 100);
        runAndKill(new SplittableRandom(20261124), 0);
        StoredFleets.copy(folder, backup);
        verify(1);
        Dataset left = exported(folder);

        assertThat(DoctorVisit.complaints(backup)).isEmpty();
        assertThat(exported(backup)).usingRecursiveComparison().isEqualTo(left);
    }

    private static Dataset exported(Path folder) {
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            return store.export();
        }
    }

    /** Lets the process live for some acknowledgements and then for a moment more, so that it dies anywhere. */
    private void runAndKill(SplittableRandom random, int kill) throws IOException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString(),
                        Integer.toString(kill))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int heard = random.nextInt(MAX_ACKNOWLEDGED);
        try (BufferedReader said = victim.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            assertThat(line)
                    .as("the process must start on what kill %d left", kill)
                    .isEqualTo("ready");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> Store.open(StoreConfig.in(folder), InstantSource.system()))
                    .matches(e -> e.kind() == StoreException.Kind.IN_USE)
                    .withMessageContaining(Long.toString(victim.pid()));
            for (int i = 0; i < heard; i++) {
                note(said.readLine());
            }
            spin(random.nextInt(40_000_000));
            victim.toHandle().destroyForcibly(); // unlike the process itself, leaves what it said to be read
            said.lines().forEach(this::note);
        }
    }

    /** A delay without a clock: the process should die in the middle of something. */
    private static void spin(int rounds) {
        long sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum += i ^ sum << 1;
        }
        assertThat(sum).isNotEqualTo(Long.MIN_VALUE);
    }

    /** A line that the kill cut off was not acknowledged. */
    private void note(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "planogram" -> {
                if (words.length == 3 && words[2].matches("\\d+-[0-9a-f]{16}")) {
                    lastEtag.put(words[1], words[2]);
                }
            }
            case "sales" -> batches.add(Long.parseLong(words[1]));
            case "import" -> imports.put(Long.parseLong(words[1]), Long.parseLong(words[2]));
            default -> throw new IllegalStateException(line);
        }
    }

    private void verify(int kill) {
        Instant begun = Instant.now();
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            assertThat(Duration.between(begun, Instant.now())).isLessThan(RESTART);
            assertThat(store.audit().firstBroken()).isZero();
            lastEtag.forEach((key, etag) -> assertThat(store.planograms().history(key, Long.MAX_VALUE, 100_000))
                    .as("planogram %s after kill %d", key, kill)
                    .anyMatch(version -> version.etag().equals(etag)));
            Set<String> transactions = store.export().sales().stream()
                    .map(Sale::transactionId)
                    .filter(java.util.Objects::nonNull)
                    .collect(Collectors.toSet());
            batches.forEach(seed -> requireAll(transactions, seed, Victim.BATCH));
            imports.values().forEach(seed -> requireAll(transactions, seed, Victim.IMPORT));
            requireNothingHalf(store, transactions);
        }
    }

    /** Asked of the set itself: a library's word for it would look through all of it for each. */
    private static void requireAll(Set<String> transactions, long seed, int count) {
        Set<String> wanted =
                Victim.sales(seed, count).stream().map(Sale::transactionId).collect(Collectors.toSet());
        assertThat(transactions.containsAll(wanted)).as("all of %d", seed).isTrue();
    }

    private static void requireNothingHalf(Store store, Set<String> transactions) {
        for (ImportRecord record : store.imports().list(Long.MAX_VALUE, 1_000_000)) {
            if (record.state() != ImportRecord.State.APPLIED) {
                assertThat(transactions.contains(record.label() + "-0")).isFalse();
                assertThat(transactions.contains(record.label() + "-" + (Victim.IMPORT - 1)))
                        .isFalse();
            }
        }
    }
}
