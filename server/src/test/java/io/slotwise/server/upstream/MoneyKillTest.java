package io.slotwise.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ServedProcess;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.SimulatedClaude;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Kills a server while a call to Claude is on its way, starts it again and counts the money. */
@Tag("slow")
@Timeout(240)
class MoneyKillTest {
    @TempDir
    Path folder;

    private SimulatedClaude far;
    private ServedProcess server;

    /** What stands in the books, in nano-dollars. */
    private record Books(long spent, long held, long rows, long lost) {}

    @BeforeEach
    void start() throws IOException {
        StoredFleets.write(folder, 1, 3, 400);
        far = SimulatedClaude.start(7);
        server = serve();
    }

    private ServedProcess serve() throws IOException {
        return ServedProcess.start(folder, far.address(), Map.of()).withClaude();
    }

    @AfterEach
    void stop() {
        server.close();
        far.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/planogram/heat-zone-analysis",
        "/api/planogram/stream-optimization",
    })
    void a_killed_server_books_the_call_that_was_on_its_way_when_it_starts_again(String route) throws Exception {
        server.post("/api/planogram/location-personalize", "{\"device_id\":\"m0\"}")
                .get();
        far.script().always(new Fault.Blackhole());
        long before = far.calls();
        var abandoned = server.post(route, "{\"device_id\":\"m1\"}");
        ServedProcess.await(() -> far.calls() > before);
        server.kill();
        assertThat(abandoned).as("nobody was answered").isNotNull();

        Books dead = books();
        assertThat(dead.held()).as("held by the dead").isPositive();
        assertThat(dead.rows()).isEqualTo(dead.spent());
        far.script().always(new Fault.None());
        server.close();
        server = serve();
        JsonNode usage = server.get("/api/planogram/ai-usage");
        server.end();

        Books after = books();
        assertThat(usage.at("/budget/held").asDouble()).isZero();
        assertThat(after.held()).isZero();
        assertThat(after.spent()).isEqualTo(dead.spent() + dead.held()).isEqualTo(after.rows());
        assertThat(after.lost()).isEqualTo(1);
        assertThat(after.spent()).isGreaterThanOrEqualTo(far.bill().nanos());
    }

    private Books books() {
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            return store.read(sql -> new Books(
                    sql.sql("SELECT COALESCE(SUM(spent_nanos), 0) FROM claude_spending WHERE scope = 'day'")
                            .query(Long.class)
                            .single(),
                    sql.sql("SELECT COALESCE(SUM(held_nanos), 0) FROM claude_spending WHERE scope = 'day'")
                            .query(Long.class)
                            .single(),
                    sql.sql("SELECT COALESCE(SUM(cost_nanos), 0) FROM api_usage")
                            .query(Long.class)
                            .single(),
                    sql.sql("SELECT COUNT(*) FROM api_usage WHERE outcome = 'lost' AND certainty = 'worst_case'")
                            .query(Long.class)
                            .single()));
        }
    }
}
