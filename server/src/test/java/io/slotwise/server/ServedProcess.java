package io.slotwise.server;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code slotwise serve} as a process of its own, to be killed. */
public final class ServedProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    private ServedProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Serves a folder with Claude at an address; returns when it says where it is. */
    public static ServedProcess start(Path folder, URI claude, Map<String, String> more) throws IOException {
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
                        "ANTHROPIC_BASE_URL", claude.toString()));
        builder.environment().putAll(more);
        Process process = builder.start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Matcher found = ADDRESS.matcher("");
        String line = lines.readLine();
        while (line != null && !found.reset(line).find()) {
            line = lines.readLine();
        }
        assertThat(line).as("the server says where it is").isNotNull();
        return new ServedProcess(process, URI.create("http://localhost:" + found.group(1)));
    }

    /** Waits until Claude's client is loaded. */
    public ServedProcess withClaude() {
        await(() -> !get("/health/ready").get("claude").asString().equals("loading"));
        return this;
    }

    public CompletableFuture<HttpResponse<String>> post(String path, String json) {
        return client.sendAsync(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    public JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
        return JsonMapper.shared()
                .readTree(client.sendAsync(request, BodyHandlers.ofString())
                        .join()
                        .body());
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill} does: it ends in order. */
    public void end() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.close();
    }

    public static void await(BooleanSupplier condition) {
        Instant until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.onSpinWait();
        }
    }
}
