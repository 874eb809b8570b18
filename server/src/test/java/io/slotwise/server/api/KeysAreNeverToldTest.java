package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Keyring;
import io.slotwise.server.Served;
import io.slotwise.server.TestServer;
import io.slotwise.server.advice.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key that was shown, rightly or wrongly, is in no log line, measurement or answer. */
class KeysAreNeverToldTest {
    private static final Keyring KEYS = new Keyring();
    private static final String SECRET = "0123456789abcdef".repeat(4);

    @RegisterExtension
    static final Served SERVER = Served.over(KEYS::makeIn).with("SLOTWISE_AUTH", "keys");

    @Test
    void neither_in_the_log_nor_in_answers_nor_in_measurements() {
        String good = KEYS.key(Role.ADMIN);
        String bad = "sw_%s_%s".formatted(KEYS.id(Role.ADMIN), SECRET);
        List<String> told = new ArrayList<>();
        try (Overheard log = new Overheard()) {
            for (String key : new String[] {good, bad}) {
                for (String path :
                        new String[] {"/api/devices", "/api/nowhere", "/metrics", "/api/keys", "/api/devices?key=" + key
                        }) {
                    told.add(get(path, "Bearer " + key).body());
                    told.add(get(path, "Basic " + key).body());
                }
                HttpResponse<String> in = SERVER.post("/api/session", "{\"key\":\"%s\"}".formatted(key));
                told.add(in.body());
                told.add(SERVER.post("/api/session", "{\"key\":\"%s\",\"more\":1}".formatted(key))
                        .body());
                told.add(SERVER.post("/api/session", "{\"key\":\"%s\"".formatted(key))
                        .body());
            }
            told.addAll(log.lines());
        }
        assertThat(told)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain(SECRET, good.substring(good.lastIndexOf('_') + 1)));
    }

    @Test
    void a_line_of_the_log_says_whose_key_it_was() throws InterruptedException {
        try (Overheard log = new Overheard()) {
            get("/api/devices", "Bearer " + KEYS.key(Role.VIEWER));
            SERVER.get("/api/devices");

            String known = "caller=" + KEYS.id(Role.VIEWER) + " route=/api/devices";
            String nobody = "caller=none route=/api/devices method=GET status=401";
            assertThat(log.linesWith(line -> line.contains(known))).anyMatch(line -> line.contains(known));
            assertThat(log.linesWith(line -> line.contains(nobody))).anyMatch(line -> line.contains(nobody));
        }
    }

    @Test
    void a_new_key_is_in_one_answer_alone() {
        try (Overheard log = new Overheard()) {
            HttpResponse<String> made = SERVER.send(HttpRequest.newBuilder(SERVER.at("/api/keys"))
                    .header("Authorization", "Bearer " + KEYS.key(Role.ADMIN))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "once")
                    .POST(BodyPublishers.ofString("{\"name\":\"Till\",\"role\":\"viewer\"}")));
            String key = TestServer.json(made).get("key").stringValue();
            String secret = key.substring(key.lastIndexOf('_') + 1);

            assertThat(log.lines()).noneMatch(line -> line.contains(secret));
            assertThat(get("/api/keys", "Bearer " + KEYS.key(Role.ADMIN)).body())
                    .doesNotContain(secret);
        }
    }

    private static HttpResponse<String> get(String path, String authorization) {
        return SERVER.send(HttpRequest.newBuilder(SERVER.at(path)).header("Authorization", authorization));
    }
}
