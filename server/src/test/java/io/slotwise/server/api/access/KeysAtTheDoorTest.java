package io.slotwise.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Keyring;
import io.slotwise.server.Served;
import io.slotwise.server.TestServer;
import io.slotwise.server.advice.access.Role;
import io.slotwise.server.store.StoredFleets;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What callers show at the door, good and bad, and the routes that make keys. */
class KeysAtTheDoorTest {
    private static final Keyring KEYS = new Keyring();
    private static final String DEVICES = "/api/devices";

    @RegisterExtension
    static final Served SERVER = Served.over(folder -> {
                StoredFleets.write(folder, 1, 1, 50);
                KEYS.makeIn(folder);
            })
            .with("SLOTWISE_AUTH", "keys");

    @RegisterExtension
    static final Served OPEN = Served.empty();

    @Test
    void a_good_key_is_let_in_however_its_scheme_is_written() {
        for (String scheme : new String[] {"Bearer ", "bearer ", "BEARER   "}) {
            assertThat(get(DEVICES, scheme + KEYS.key(Role.VIEWER)).statusCode())
                    .as(scheme)
                    .isEqualTo(200);
        }
    }

    static Stream<Arguments> badHeaders() {
        String good = KEYS.key(Role.ADMIN);
        return Stream.of(
                Arguments.of("nothing", "", 401),
                Arguments.of("the scheme alone", "Bearer", 401),
                Arguments.of("an empty key", "Bearer ", 401),
                Arguments.of("another scheme", "Basic " + good, 401),
                Arguments.of("no scheme", good, 401),
                Arguments.of("a scheme that only begins alike", "BearerX " + good, 401),
                Arguments.of("two keys in one", "Bearer " + good + "," + good, 401),
                Arguments.of("more behind it", "Bearer " + good + "0", 401),
                Arguments.of("capitals", "Bearer " + good.toUpperCase(java.util.Locale.ROOT), 401),
                Arguments.of("an unknown id", "Bearer sw_zzzzzzzzzz_" + "0".repeat(64), 401),
                Arguments.of(
                        "a wrong secret of a right id", "Bearer sw_" + KEYS.id(Role.ADMIN) + "_" + "0".repeat(64), 401),
                Arguments.of("one that expired", "Bearer " + KEYS.expired(), 401),
                Arguments.of("the pass of no folder", "Bearer sw_local_" + "0".repeat(64), 401),
                Arguments.of("10,000 characters", "Bearer " + "x".repeat(10_000), 401),
                Arguments.of("more than all headers may have", "Bearer " + "x".repeat(20_000), 431));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badHeaders")
    void what_is_not_good_is_refused_also_where_nothing_would_be_needed(String what, String header, int status) {
        for (String path : new String[] {DEVICES, "/openapi.json", "/editor", "/api/nowhere"}) {
            HttpResponse<String> answer = get(path, header);

            assertThat(answer.statusCode()).as(path).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).doesNotContain(secretOf(KEYS.key(Role.ADMIN)), "xxxxxxxxxx");
            if (status == 401) {
                assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer realm=\"slotwise\""));
            }
        }
        assertThat(get(DEVICES, "Bearer " + KEYS.key(Role.VIEWER)).statusCode()).isEqualTo(200);
    }

    @Test
    void two_headers_are_one_too_many_even_if_both_are_good() {
        String answer = SERVER.http()
                .raw(
                        "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted(DEVICES, KEYS.key(Role.ADMIN), KEYS.key(Role.VIEWER)));

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("error=\"invalid_request\"");
    }

    @Test
    void a_key_in_the_address_or_in_a_cookie_is_none() {
        String key = KEYS.key(Role.ADMIN);

        for (String query : new String[] {"access_token", "key", "token", "authorization", "api_key"}) {
            assertThat(SERVER.get(DEVICES + "?" + query + "=" + key).statusCode())
                    .as(query)
                    .isEqualTo(401);
        }
        assertThat(SERVER.send(HttpRequest.newBuilder(SERVER.at(DEVICES)).header("Cookie", "slotwise_session=" + key))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void health_is_told_to_everybody_whatever_they_show() {
        assertThat(SERVER.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/live", "Basic whatever").statusCode()).isEqualTo(200);
        assertThat(SERVER.get("/health/ready").statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/metrics").statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_not_there_is_not_there_for_any_role() {
        for (Role role : Role.values()) {
            assertThat(get("/api/devices/none", "Bearer " + KEYS.key(role)).statusCode())
                    .isEqualTo(404);
            assertThat(get("/api/nowhere", "Bearer " + KEYS.key(role)).statusCode())
                    .isEqualTo(404);
        }
        assertThat(delete("/api/keys/none").statusCode()).isEqualTo(404);
    }

    @Test
    void a_key_is_shown_once_works_at_once_and_not_from_its_revocation_on() {
        HttpResponse<String> made = post("/api/keys", "{\"name\":\"Till\",\"role\":\"viewer\",\"expires_days\":30}");
        assertThat(made.statusCode()).isEqualTo(201);
        String key = TestServer.json(made).get("key").stringValue();
        String id = TestServer.json(made).at("/view/id").stringValue();
        assertThat(made.headers().firstValue("Location")).contains("/api/keys/" + id);
        assertThat(get(DEVICES, "Bearer " + key).statusCode()).isEqualTo(200);

        HttpResponse<String> list = get("/api/keys", "Bearer " + KEYS.key(Role.ADMIN));
        assertThat(list.body()).contains(id).doesNotContain(secretOf(key));
        JsonNode revoked = TestServer.json(delete("/api/keys/" + id));

        assertThat(revoked.get("state").stringValue()).isEqualTo("revoked");
        assertThat(get(DEVICES, "Bearer " + key).statusCode()).isEqualTo(401);
        assertThat(TestServer.json(delete("/api/keys/" + id))).as("again").isEqualTo(revoked);
    }

    static Stream<String> badKeys() {
        return Stream.of(
                "{}",
                "{\"name\":\"Till\"}",
                "{\"role\":\"viewer\"}",
                "{\"name\":\"Till\",\"role\":\"owner\"}",
                "{\"name\":\"\",\"role\":\"viewer\"}",
                "{\"name\":\"Till\\u202e\",\"role\":\"viewer\"}",
                "{\"name\":\"Till\",\"role\":\"viewer\",\"expires_days\":0}",
                "{\"name\":\"Till\",\"role\":\"viewer\",\"expires_days\":4000}",
                "{\"name\":\"Till\",\"role\":\"viewer\",\"secret\":\"mine\"}");
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void a_key_needs_a_name_a_role_and_days_within_bounds(String body) {
        assertThat(post("/api/keys", body).statusCode()).isEqualTo(422);
    }

    @Test
    void what_a_key_does_is_done_in_its_name() {
        HttpResponse<String> saved = SERVER.send(HttpRequest.newBuilder(SERVER.at("/api/products/tea"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + KEYS.key(Role.EDITOR))
                .PUT(BodyPublishers.ofString("{\"name\":\"Tea\",\"price\":2}")));
        assertThat(saved.statusCode()).isEqualTo(200);
        HttpResponse<String> planogram = get("/api/planograms/m0-0", "Bearer " + KEYS.key(Role.VIEWER));
        String etag = planogram.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = SERVER.send(HttpRequest.newBuilder(SERVER.at("/api/planograms/m0-0/apply"))
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .header("Authorization", "Bearer " + KEYS.key(Role.EDITOR))
                .POST(BodyPublishers.ofString("{\"changes\":[{\"type\":\"clear\",\"position\":\"A1\"}]}")));
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);

        assertThat(get("/api/planograms/m0-0/history", "Bearer " + KEYS.key(Role.VIEWER))
                        .body())
                .contains(KEYS.id(Role.EDITOR));
    }

    @Test
    void where_nobody_is_asked_other_headers_are_left_alone_and_a_bad_key_is_still_refused() {
        assertThat(open("Basic dXNlcjpwdw==").statusCode()).isEqualTo(200);
        assertThat(open("Bearer of-something-else").statusCode()).isEqualTo(200);
        assertThat(open("Bearer sw_zzzzzzzzzz_" + "0".repeat(64)).statusCode()).isEqualTo(401);
    }

    @Test
    void a_stream_ends_with_the_key_that_began_it() throws Exception {
        JsonNode made = TestServer.json(post("/api/keys", "{\"name\":\"Till\",\"role\":\"viewer\"}"));
        List<String> lines = new ArrayList<>();
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), SERVER.http().port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(
                            "GET /api/planogram/stream-optimization?device_id=m0&effort=20000000&max_changes=6 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                                    .formatted(made.get("key").stringValue())
                                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            while (!lines.contains("event: started")) {
                lines.add(Objects.requireNonNull(reader.readLine(), "the stream ended"));
            }
            delete("/api/keys/" + made.at("/view/id").stringValue());
            while (!lines.contains("event: error") && !lines.contains("event: done")) {
                lines.add(Objects.requireNonNull(reader.readLine(), "the stream ended"));
            }
            lines.add(Objects.requireNonNull(reader.readLine(), "the stream ended"));
        }

        assertThat(lines).contains("event: error").doesNotContain("event: done");
        assertThat(lines.getLast()).contains(":key_refused", "401");
    }

    private static HttpResponse<String> open(String header) {
        return OPEN.send(HttpRequest.newBuilder(OPEN.at(DEVICES)).header("Authorization", header));
    }

    private static HttpResponse<String> get(String path, String header) {
        return SERVER.send(HttpRequest.newBuilder(SERVER.at(path)).header("Authorization", header));
    }

    private static HttpResponse<String> post(String path, String json) {
        return SERVER.send(HttpRequest.newBuilder(SERVER.at(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + KEYS.key(Role.ADMIN))
                .POST(BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> delete(String path) {
        return SERVER.send(HttpRequest.newBuilder(SERVER.at(path))
                .header("Authorization", "Bearer " + KEYS.key(Role.ADMIN))
                .DELETE());
    }

    private static String secretOf(String key) {
        return Arrays.asList(key.split("_")).getLast();
    }
}
