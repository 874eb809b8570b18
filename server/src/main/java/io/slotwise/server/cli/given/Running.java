package io.slotwise.server.cli.given;

import io.slotwise.server.boot.SideDoor;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server that holds the data folder, asked in the name of whoever may read that folder. */
public final class Running {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_REFUSAL = 300;

    private final SideDoor.Found door;

    Running(SideDoor.Found door) {
        this.door = door;
    }

    /**
     * What the server answers.
     *
     * @param body null for none
     * @throws IllegalArgumentException with the server's words, where it refuses
     * @throws IOException if nobody answers
     */
    public JsonNode ask(String method, String path, @Nullable Object body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.address().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + door.pass())
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            JsonNode read = JSON.readTree(answer.body());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw new IllegalArgumentException(read.path("detail").asString("The server refuses."));
            }
            return read;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server was not waited for.", e);
        }
    }
}
