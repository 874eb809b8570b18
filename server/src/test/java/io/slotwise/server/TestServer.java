package io.slotwise.server;

import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Server;
import io.slotwise.server.boot.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server on a free port over a folder of its own, and the callers that tests need. */
public final class TestServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Server server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private TestServer(Server server) {
        this.server = server;
    }

    /** A server with its defaults, but nothing is learnt behind a test's back. */
    public static TestServer start(Path dataDir) {
        return start(dataDir, Map.of());
    }

    /** A server with some settings other than the defaults. */
    public static TestServer start(Path dataDir, Map<String, String> settings) {
        Map<String, String> options = new HashMap<>(settings);
        options.putIfAbsent("SLOTWISE_LEARN_LOOK_MS", "0");
        options.put("SLOTWISE_DATA_DIR", dataDir.toString());
        options.put("SLOTWISE_PORT", "0");
        try {
            return new TestServer(Server.start(Settings.load(Map.of(), options)));
        } catch (BadSettings e) {
            throw new IllegalArgumentException(e);
        }
    }

    public int port() {
        return server.port();
    }

    /** Every route, as its method and pattern. */
    public List<String> routes() {
        return server.routes();
    }

    public URI at(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).timeout(LIMIT).GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Writes bytes as they are and reads until the server closes or falls silent. */
    public String raw(String request) {
        return raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    public String raw(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
