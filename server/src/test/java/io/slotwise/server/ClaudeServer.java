package io.slotwise.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.testbed.claude.SimulatedClaude;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A real server and a simulated Messages API on a socket of its own, with the vendor's client between them. */
public final class ClaudeServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimulatedClaude claude;
    private final TestServer server;

    private ClaudeServer(SimulatedClaude claude, TestServer server) {
        this.claude = claude;
        this.server = server;
    }

    /** A server whose client is loaded, and whose callers may ask as often as they like unless settings say else. */
    public static ClaudeServer start(Path dataDir, Map<String, String> settings) {
        SimulatedClaude claude = SimulatedClaude.start(7);
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("SLOTWISE_CLAUDE_CALLS_PER_HOUR", "100000");
        all.putIfAbsent("SLOTWISE_CLAUDE_PLANS_PER_MINUTE", "100000");
        all.put("ANTHROPIC_API_KEY", "sk-test");
        all.put("ANTHROPIC_BASE_URL", claude.address().toString());
        ClaudeServer both = new ClaudeServer(claude, TestServer.start(dataDir, all));
        both.awaitClient();
        return both;
    }

    public static ClaudeServer start(Path dataDir) {
        return start(dataDir, Map.of());
    }

    public static ClaudeServer start(Path dataDir, String key, String value) {
        return start(dataDir, Map.of(key, value));
    }

    public SimulatedClaude claude() {
        return claude;
    }

    public TestServer http() {
        return server;
    }

    public int port() {
        return server.port();
    }

    public HttpResponse<String> get(String path) {
        return server.get(path);
    }

    public HttpResponse<String> post(String path, String json) {
        return server.post(path, json);
    }

    /** The vendor's client loads in the background. */
    private void awaitClient() {
        Instant until = Instant.now().plus(PATIENCE);
        while (TestServer.json(get("/health/ready")).get("claude").asString().equals("loading")) {
            assertThat(Instant.now()).as("the client is loaded").isBefore(until);
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        server.close();
        claude.close();
    }
}
