package io.slotwise.server;

import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.Script;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/**
 * The server that the tests of one class share: a real one over a folder of its own, there from the first test to the
 * last. A simulated Claude beside it is honest before each test, and nothing is remembered of what it said. Register it
 * in a static field.
 */
public final class Served implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final Consumer<Path> data;
    private final Map<String, String> settings;
    private final boolean isWithClaude;

    private @Nullable Path folder;
    private @Nullable ClaudeServer both;
    private @Nullable TestServer http;

    private Served(Consumer<Path> data, Map<String, String> settings, boolean isWithClaude) {
        this.data = data;
        this.settings = Map.copyOf(settings);
        this.isWithClaude = isWithClaude;
    }

    /** Over whatever is written into its folder. */
    public static Served over(Consumer<Path> data) {
        return new Served(data, Map.of(), false);
    }

    /** Over machines m0, m1 … of the small fleet. */
    public static Served fleet(long seed, int machines, int sales) {
        return over(folder -> StoredFleets.write(folder, seed, machines, sales));
    }

    /** Over nothing at all. */
    public static Served empty() {
        return over(folder -> {});
    }

    public Served with(String setting, String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(setting, value);
        return new Served(data, all, isWithClaude);
    }

    public Served withClaude() {
        return new Served(data, settings, true);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path own = Files.createTempDirectory("slotwise-test");
        folder = own;
        data.accept(own);
        if (isWithClaude) {
            both = ClaudeServer.start(own, settings);
        } else {
            http = TestServer.start(own, settings);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (both != null) {
            both.claude().script().always(new Fault.None());
            both.post("/api/planogram/clear-cache", "{\"scope\":\"all\"}");
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (both != null) {
            both.close();
        }
        if (http != null) {
            http.close();
        }
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    public Path folder() {
        return Objects.requireNonNull(folder);
    }

    public TestServer http() {
        return both == null ? Objects.requireNonNull(http) : both.http();
    }

    /** The server with its simulated Claude. */
    public ClaudeServer both() {
        return Objects.requireNonNull(both);
    }

    /** What Claude does from now on, in the words of {@link Script#parse}. */
    public void claudeIs(String fault) {
        both().claude().script().always(Script.parse(fault));
    }

    public HttpResponse<String> get(String path) {
        return http().get(path);
    }

    public HttpResponse<String> post(String path, String json) {
        return http().post(path, json);
    }

    public URI at(String path) {
        return http().at(path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return http().send(request);
    }

    /** What a GET answers, read. */
    public JsonNode read(String path) {
        return TestServer.json(get(path));
    }

    /** What a POST answers, read. */
    public JsonNode ask(String path, String json) {
        return TestServer.json(post(path, json));
    }

    public List<String> routes() {
        return http().routes();
    }
}
