package io.slotwise.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.store.Store;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.SimulatedClaude;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kills a server while a call to Claude is on its way, starts it again and counts the money. */
@Tag("slow")
@Timeout(240)
class MoneyKillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private SimulatedClaude far;
    private Process server;
    private URI address;

    /** What stands in the books, in nano-dollars. */
    private record Books(long spent, long held, long rows, long lost) {}

    @BeforeEach
    void start() throws IOException {
        StoredFleets.write(folder, 1, 3, 400);
        far = SimulatedClaude.start(7);
        serve();
    }

    @AfterEach
    void stop() {
        server.destroyForcibly();
        client.close();
        far.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/planogram/heat-zone-analysis",
        "/api/planogram/stream-optimization",
    })
    void a_killed_server_books_the_call_that_was_on_its_way_when_it_starts_again(String route) throws Exception {
        post("/api/planogram/location-personalize", "{\"device_id\":\"m0\"}").get();
        far.script().always(new Fault.Blackhole());
        long before = far.calls();
        var abandoned = post(route, "{\"device_id\":\"m1\"}");
        await(() -> far.calls() > before);
        server.destroyForcibly().waitFor();
        assertThat(abandoned).as("nobody was answered").isNotNull();

        Books dead = books();
        assertThat(dead.held()).as("held by the dead").isPositive();
        assertThat(dead.rows()).isEqualTo(dead.spent());
        far.script().always(new Fault.None());
        serve();
        JsonNode usage = get("/api/planogram/ai-usage");
        server.destroy();
        server.waitFor();

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

    /** A process of its own, whose client is loaded when this returns. */
    private void serve() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.slotwise.server.cli.Slotwise",
                        "serve")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "SLOTWISE_PORT", "0",
                        "SLOTWISE_DATA_DIR", folder.toString(),
                        "SLOTWISE_TIME_ZONE", "UTC",
                        "SLOTWISE_LEARN_LOOK_MS", "0",
                        "ANTHROPIC_API_KEY", "sk-test",
                        "ANTHROPIC_BASE_URL", far.address().toString()));
        server = builder.start();
        BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
        Matcher found = ADDRESS.matcher("");
        String line = lines.readLine();
        while (line != null && !found.reset(line).find()) {
            line = lines.readLine();
        }
        assertThat(line).as("the server says where it is").isNotNull();
        address = URI.create("http://localhost:" + found.group(1));
        await(() -> !get("/health/ready").get("claude").asString().equals("loading"));
    }

    private java.util.concurrent.CompletableFuture<HttpResponse<String>> post(String path, String json) {
        return client.sendAsync(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
        return JsonMapper.shared()
                .readTree(client.sendAsync(request, BodyHandlers.ofString())
                        .join()
                        .body());
    }

    private static void await(BooleanSupplier condition) {
        Instant until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.onSpinWait();
        }
    }
}
