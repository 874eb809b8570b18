package io.slotwise.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Keyring;
import io.slotwise.server.Served;
import io.slotwise.server.TestServer;
import io.slotwise.server.advice.access.Role;
import io.slotwise.server.store.StoredFleets;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The page's way in, and what keeps other pages from using it. */
class SessionRoutesTest {
    private static final Keyring KEYS = new Keyring();
    private static final String SESSION = "/api/session";
    private static final String PRODUCT = "/api/products/tea";
    private static final String TEA = "{\"name\":\"Tea\",\"price\":2}";

    @RegisterExtension
    static final Served SERVER = Served.over(folder -> {
                StoredFleets.write(folder, 1, 1, 50);
                KEYS.makeIn(folder);
            })
            .with("SLOTWISE_AUTH", "keys")
            .with("SLOTWISE_ALLOWED_ORIGINS", "https://editor.example");

    /** A browser that has signed in. */
    private record SignedIn(String cookie, String token) {
        Map<String, String> headers() {
            return Map.of("Cookie", cookie, "X-Slotwise-Token", token);
        }
    }

    @Test
    void a_good_key_gives_a_cookie_that_no_script_and_no_other_site_can_use() {
        HttpResponse<String> answer = signIn(KEYS.key(Role.EDITOR), Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(cookies(answer)).matches("slotwise_session=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(answer.body())
                .contains("\"role\":\"editor\"", "\"name\":\"the editor\"")
                .doesNotContain(KEYS.key(Role.EDITOR), valueOf(cookies(answer)));
    }

    @ParameterizedTest
    @CsvSource({"Origin, https://localhost:%d", "X-Forwarded-Proto, https"})
    void the_cookie_is_for_tls_alone_where_the_page_came_by_it(String header, String value) {
        HttpResponse<String> answer = signIn(
                KEYS.key(Role.EDITOR),
                Map.of(header, value.formatted(SERVER.http().port())));

        assertThat(cookies(answer)).endsWith("; Secure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sw_zzzzzzzzzz_0",
                "",
                "hello",
                "sw_local_0000000000000000000000000000000000000000000000000000000000000000"
            })
    void a_bad_key_gives_none(String key) {
        HttpResponse<String> answer = signIn(key, Map.of());

        assertThat(answer.statusCode()).isIn(401, 422);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void an_expired_key_gives_none_either() {
        assertThat(signIn(KEYS.expired(), Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void with_it_the_page_reads_and_writes_as_its_key() {
        SignedIn editor = signedIn(Role.EDITOR);

        assertThat(get("/api/devices", editor.headers()).statusCode()).isEqualTo(200);
        assertThat(put(editor.headers()).statusCode()).isEqualTo(200);
        JsonNode standing = TestServer.json(get(SESSION, Map.of("Cookie", editor.cookie())));
        assertThat(standing.get("signed_in").booleanValue()).isTrue();
        assertThat(standing.get("token").stringValue()).isEqualTo(editor.token());
    }

    @Test
    void a_viewer_who_saves_is_told_which_role_it_takes() {
        HttpResponse<String> refused = put(signedIn(Role.VIEWER).headers());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(TestServer.json(refused).get("detail").stringValue())
                .isEqualTo("This needs the role editor, and the key (the viewer) has the role viewer.");
    }

    @Test
    void the_cookie_alone_reads_and_writes_nothing() {
        SignedIn editor = signedIn(Role.EDITOR);

        assertThat(get("/api/devices", Map.of("Cookie", editor.cookie())).statusCode())
                .isEqualTo(200);
        for (Map<String, String> headers : List.of(
                Map.of("Cookie", editor.cookie()),
                Map.of("Cookie", editor.cookie(), "X-Slotwise-Token", ""),
                Map.of("Cookie", editor.cookie(), "X-Slotwise-Token", "0".repeat(64)),
                Map.of(
                        "Cookie",
                        editor.cookie(),
                        "X-Slotwise-Token",
                        signedIn(Role.EDITOR).token()))) {
            HttpResponse<String> refused = put(headers);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains(":session_token_needed");
        }
    }

    @Test
    void a_link_of_another_page_leads_to_the_page_and_to_nothing_that_is_kept() {
        SignedIn editor = signedIn(Role.EDITOR);
        Map<String, String> headers = new HashMap<>(editor.headers());
        headers.putAll(Map.of("Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "navigate"));

        assertThat(get("/", headers).statusCode()).isEqualTo(200);
        assertThat(get("/api/devices", headers).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://localhost:1",
        "Origin, https://editor.example",
        "Origin, null",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, cross-site"
    })
    void pages_of_elsewhere_cannot_use_it_even_to_read(String header, String value) {
        SignedIn editor = signedIn(Role.EDITOR);
        Map<String, String> headers = new HashMap<>(editor.headers());
        headers.put(header, value);

        assertThat(get("/api/devices", headers).statusCode()).isEqualTo(403);
    }

    @Test
    void a_page_of_elsewhere_that_is_allowed_may_still_bring_a_key() {
        HttpResponse<String> answer = get(
                "/api/devices",
                Map.of("Origin", "https://editor.example", "Authorization", "Bearer " + KEYS.key(Role.VIEWER)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void two_cookies_are_none_as_one_was_planted() {
        SignedIn editor = signedIn(Role.EDITOR);

        assertThat(get("/api/devices", Map.of("Cookie", editor.cookie() + "; slotwise_session=" + "0".repeat(64)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoever_signs_out_is_out_and_the_others_are_not() {
        SignedIn here = signedIn(Role.ADMIN);
        SignedIn there = signedIn(Role.ADMIN);

        HttpResponse<String> out =
                send(HttpRequest.newBuilder(SERVER.at(SESSION)).DELETE(), here.headers());

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(cookies(out)).startsWith("slotwise_session=; Max-Age=0;");
        assertThat(get("/api/devices", here.headers()).statusCode()).isEqualTo(401);
        assertThat(get("/api/devices", there.headers()).statusCode()).isEqualTo(200);
        assertThat(TestServer.json(get(SESSION, here.headers()))
                        .get("signed_in")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void signing_in_again_ends_the_session_before() {
        SignedIn before = signedIn(Role.EDITOR);

        signIn(KEYS.key(Role.VIEWER), Map.of("Cookie", before.cookie()));

        assertThat(get("/api/devices", before.headers()).statusCode()).isEqualTo(401);
    }

    @Test
    void it_ends_with_its_key() {
        String made = TestServer.json(send(
                        HttpRequest.newBuilder(SERVER.at("/api/keys"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"name\":\"Till\",\"role\":\"viewer\"}")),
                        Map.of("Authorization", "Bearer " + KEYS.key(Role.ADMIN))))
                .get("key")
                .stringValue();
        SignedIn till = of(signIn(made, Map.of()));
        assertThat(get("/api/devices", till.headers()).statusCode()).isEqualTo(200);

        send(
                HttpRequest.newBuilder(SERVER.at("/api/keys/" + made.split("_")[1]))
                        .DELETE(),
                signedIn(Role.ADMIN).headers());

        assertThat(get("/api/devices", till.headers()).statusCode()).isEqualTo(401);
    }

    private static SignedIn signedIn(Role role) {
        return of(signIn(KEYS.key(role), Map.of()));
    }

    private static SignedIn of(HttpResponse<String> answer) {
        return new SignedIn(
                cookies(answer).split(";", 2)[0],
                TestServer.json(answer).get("token").stringValue());
    }

    private static HttpResponse<String> signIn(String key, Map<String, String> headers) {
        return send(
                HttpRequest.newBuilder(SERVER.at(SESSION))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"key\":\"%s\"}".formatted(key))),
                headers);
    }

    private static HttpResponse<String> get(String path, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(SERVER.at(path)), headers);
    }

    private static HttpResponse<String> put(Map<String, String> headers) {
        return send(
                HttpRequest.newBuilder(SERVER.at(PRODUCT))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(TEA)),
                headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        return SERVER.send(request);
    }

    private static String cookies(HttpResponse<String> answer) {
        return String.join("\n", answer.headers().allValues("Set-Cookie"));
    }

    private static String valueOf(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }
}
