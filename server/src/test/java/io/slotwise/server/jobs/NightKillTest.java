package io.slotwise.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.server.ServedProcess;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.server.store.StoredJob;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.Pace;
import io.slotwise.testbed.claude.SimulatedClaude;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills a server in each moment of a night and starts it again: every cabinet is answered once, the far side is paid
 * once, and the books say so. The far side outlives the server and ends its batches an hour after they came.
 */
@Tag("slow")
@Timeout(240)
class NightKillTest {
    private static final int MACHINES = 3;
    /** Each machine has two. */
    private static final int CABINETS = 6;

    private static final int MOST_KILLS = 3;
    private static final long ROUNDING = CABINETS * 1_000L;
    private static final Map<String, String> OFTEN = Map.of("SLOTWISE_OVERNIGHT_LOOK_MS", "100");

    @TempDir
    Path folder;

    private final AtomicReference<Instant> farTime = new AtomicReference<>(Instant.parse("2026-11-26T01:00:00Z"));
    private SimulatedClaude far;
    private ServedProcess server;
    private String job = "";

    /** What stands in the store when nobody has it open. */
    private record Books(long spent, long held, long rows, long lost, long out, Map<Integer, String> results) {}

    @BeforeEach
    void beginANight() throws Exception {
        StoredFleets.write(folder, 1, MACHINES, 400);
        far = SimulatedClaude.start(0, 7, new Pace(farTime::get, Duration.ZERO, Duration.ZERO, Duration.ofHours(1)));
        server = serve();
    }

    @AfterEach
    void stop() {
        server.close();
        far.close();
    }

    @Test
    void killed_before_it_handed_anything_in_it_hands_in_once_afterwards() throws Exception {
        far.handIns().always(new Fault.Status(529, 0));
        ask();
        server.kill();
        Books dead = books();
        assertThat(far.batches()).isZero();
        assertThat(dead.results()).isEmpty();

        far.handIns().always(new Fault.None());
        restart();
        ServedProcess.await(() -> far.looks() > 0);
        endBatches();

        Books after = settled();
        assertThat(far.batches()).isEqualTo(1);
        assertThat(far.bill().calls()).isEqualTo(CABINETS);
        assertThat(sources(after)).containsOnly("claude");
        assertThat(after.spent() - dead.held()).isCloseTo(far.bill().nanos(), within(ROUNDING));
    }

    @Test
    void killed_before_the_far_side_said_that_it_has_the_batch_it_books_the_worst_and_never_hands_in_again()
            throws Exception {
        far.handIns().always(new Fault.Blackhole());
        ask();
        ServedProcess.await(() -> far.batches() == 1);
        server.kill();
        Books dead = books();
        assertThat(dead.out()).isEqualTo(CABINETS);

        far.handIns().always(new Fault.None());
        endBatches();
        restart();

        Books after = settled();
        assertThat(far.batches()).isEqualTo(1);
        assertThat(far.bill().calls()).isEqualTo(CABINETS);
        assertThat(sources(after)).as("the engine answers").containsOnly("engine");
        assertThat(after.spent())
                .isEqualTo(dead.held())
                .isGreaterThanOrEqualTo(far.bill().nanos());
        assertThat(after.lost()).isEqualTo(CABINETS);
    }

    @Test
    void killed_while_the_batch_is_out_it_asks_for_it_again_and_pays_once() throws Exception {
        ask();
        ServedProcess.await(() -> far.looks() > 1);
        server.kill();
        Books dead = books();
        assertThat(dead.held()).isPositive();
        assertThat(dead.results()).isEmpty();

        long looks = far.looks();
        restart();
        ServedProcess.await(() -> far.looks() > looks + 1);
        endBatches();

        Books after = settled();
        assertThat(far.batches()).isEqualTo(1);
        assertThat(far.bill().calls()).isEqualTo(CABINETS);
        assertThat(sources(after)).containsOnly("claude");
        assertThat(after.spent()).isCloseTo(far.bill().nanos(), within(ROUNDING));
        assertThat(after.lost()).isZero();
    }

    @Test
    void killed_again_and_again_while_results_are_used_it_uses_each_once() throws Exception {
        ask();
        ServedProcess.await(() -> far.looks() > 0);
        endBatches();
        Map<Integer, String> finished = Map.of();
        int kills = 0;
        while (finished.size() < CABINETS && kills < MOST_KILLS) {
            int before = finished.size();
            ServedProcess.await(() -> finished() > before);
            server.kill();
            kills++;
            Map<Integer, String> now = books().results();
            assertThat(now).as("after kill %d", kills).containsAllEntriesOf(finished);
            finished = now;
            restart();
        }

        Books after = settled();
        System.err.printf("%d kills while results were used%n", kills);
        assertThat(kills).isGreaterThan(1);
        assertThat(after.results()).containsAllEntriesOf(finished);
        assertThat(far.batches()).isEqualTo(1);
        assertThat(far.bill().calls()).isEqualTo(CABINETS);
        assertThat(sources(after)).containsOnly("claude");
        assertThat(after.spent()).isCloseTo(far.bill().nanos(), within(ROUNDING));
        assertThat(after.lost()).isZero();
    }

    @Test
    void what_expired_while_it_was_dead_costs_nothing_and_is_answered_by_the_engine() throws Exception {
        far.script().then(List.of(new Fault.Blackhole(), new Fault.Blackhole()));
        ask();
        ServedProcess.await(() -> far.looks() > 0);
        server.kill();
        endBatches();
        restart();

        Books after = settled();
        assertThat(far.bill().calls()).isEqualTo(CABINETS - 2);
        assertThat(sources(after).stream().filter("engine"::equals)).hasSize(2);
        assertThat(after.spent()).isCloseTo(far.bill().nanos(), within(ROUNDING));
    }

    private void ask() {
        String body = server.post("/api/planogram/batch-optimize", """
                        {"device_ids":["m0","m1","m2"],"overnight":true}""").join().body();
        job = JsonMapper.shared().readTree(body).at("/job/id").asString();
    }

    private int finished() {
        return server.get("/api/jobs/" + job).at("/job/done").intValue();
    }

    private void endBatches() {
        farTime.set(farTime.get().plus(Duration.ofHours(2)));
    }

    private ServedProcess serve() throws IOException {
        return ServedProcess.start(folder, far.address(), OFTEN);
    }

    private void restart() throws IOException {
        server.close();
        server = serve();
    }

    /** The books once every cabinet is answered: nothing is held or out, and what is spent is what rows say. */
    private Books settled() throws InterruptedException {
        ServedProcess.await(() -> finished() == CABINETS);
        ServedProcess.await(
                () -> server.get("/api/planogram/ai-usage").at("/budget/held").asDouble() == 0);
        server.end();
        Books books = books();
        assertThat(books.results()).hasSize(CABINETS);
        assertThat(books.held()).isZero();
        assertThat(books.out()).isZero();
        assertThat(books.spent())
                .isEqualTo(books.rows())
                .isGreaterThanOrEqualTo(far.bill().nanos() - ROUNDING);
        return books;
    }

    private static List<String> sources(Books books) {
        return books.results().values().stream()
                .map(result ->
                        JsonMapper.shared().readTree(result).at("/words/source").asString())
                .toList();
    }

    private Books books() {
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            Map<Integer, String> results = store.jobs().items(job, 0, CABINETS).stream()
                    .filter(item -> item.fate() != StoredJob.Fate.OPEN)
                    .collect(Collectors.toMap(StoredJob.Item::number, StoredJob.Item::result));
            return new Books(
                    number(store, "SELECT COALESCE(SUM(spent_nanos), 0) FROM claude_spending WHERE scope = 'day'"),
                    number(store, "SELECT COALESCE(SUM(held_nanos), 0) FROM claude_spending WHERE scope = 'day'"),
                    number(store, "SELECT COALESCE(SUM(cost_nanos), 0) FROM api_usage"),
                    number(store, "SELECT COUNT(*) FROM api_usage WHERE outcome = 'lost'"),
                    number(store, "SELECT COUNT(*) FROM claude_batch_items"),
                    results);
        }
    }

    private static long number(Store store, String query) {
        return store.read(sql -> sql.sql(query).query(Long.class).single());
    }
}
