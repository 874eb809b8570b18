package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input to every analysis that the server has, taken from its own list: a new route joins by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String GOOD = """
            {"product_id":3,"target_position":"A2","planogram":{"rows":1,"columns":2,"slots":[
             {"position":"A1","product_id":3,"product_name":"Cola","price":2.5,"quantity":8,"capacity":10}]}}
            """;

    /** Bodies that no route may take, and what each must answer. */
    private static final Map<String, Integer> BODIES = Map.ofEntries(
            Map.entry("{", 400),
            Map.entry("{\"a\":1} x", 400),
            Map.entry("{\"a\":1,\"a\":2}", 400),
            Map.entry("{\"a\":NaN}", 400),
            Map.entry("[".repeat(40) + "]".repeat(40), 400),
            Map.entry("{\"a\":\"" + "x".repeat(20_001) + "\"}", 400),
            Map.entry("[]", 422),
            Map.entry("\"text\"", 422),
            Map.entry("null", 422),
            Map.entry(" ".repeat(2 * 1024 * 1024) + "{}", 413));

    @SuppressWarnings("NullAway.Init") // set before all tests
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path dir) {
        server = TestServer.start(dir);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    Stream<String> analyses() {
        return server.routes().stream()
                .filter(route -> route.startsWith("POST /api/planogram/"))
                .map(route -> route.substring("POST ".length()));
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void every_analysis_refuses_every_bad_body_and_serves_the_next_good_request(String path) {
        BODIES.forEach((body, status) -> assertProblem(server.post(path, body), status));

        assertThat(server.post("/api/planogram/realtime-score", GOOD).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("analyses")
    void every_analysis_refuses_other_kinds_of_content(String path) {
        assertProblem(sent(path, "application/xml", "<a/>"), 415);
        assertProblem(sent(path, "application/x-www-form-urlencoded", "a=1"), 415);
        assertProblem(sent(path, "application/json; charset=utf-16", "{}"), 415);
        assertProblem(
                server.send(HttpRequest.newBuilder(server.at(path))
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("{}"))),
                415);
        assertProblem(
                server.send(HttpRequest.newBuilder(server.at(path))
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(GOOD))),
                406);
        assertProblem(server.send(HttpRequest.newBuilder(server.at(path)).DELETE()), 405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"product_id\":3 | \"product_id\":[3] | /product_id",
                "{\"product_id\":3 | {\"product_id\":99 | /product_id",
                "\"product_id\":3 | \"product_id\":1.5 | /product_id",
                "\"A2\" | 7 | /target_position",
                "\"A2\" | \"B2\" | /target_position",
                "\"A2\" | \"2A\" | /target_position",
                "\"price\":2.5 | \"price\":\"2.5\" | /planogram/slots/0/price",
                "\"price\":2.5 | \"price\":-1 | /planogram/slots/0/price",
                "\"price\":2.5 | \"price\":1e400 | /planogram/slots/0/price",
                "\"price\":2.5 | \"price\":1.23456 | /planogram/slots/0/price",
                "\"quantity\":8 | \"quantity\":8.5 | /planogram/slots/0/quantity",
                "\"quantity\":8 | \"quantity\":true | /planogram/slots/0/quantity",
                "\"rows\":1 | \"rows\":28 | /planogram/rows",
                "\"Cola\" | \"Co\\u0000la\" | /planogram/slots/0/product_name",
                "\"Cola\" | \"Co\\u202ela\" | /planogram/slots/0/product_name",
                "\"Cola\" | \"Co\\ud800la\" | /planogram/slots/0/product_name",
                "\"position\":\"A1\" | \"position\":\"A9\" | /planogram"
            })
    void a_meaningless_value_is_named_by_its_pointer(String good, String bad, String pointer) {
        String body = GOOD.replace(good, bad);
        assertThat(body).isNotEqualTo(GOOD);

        HttpResponse<String> response = server.post("/api/planogram/realtime-score", body);

        assertProblem(response, 422);
        assertThat(TestServer.json(response).get("errors").get(0).get("pointer").stringValue())
                .isEqualTo(pointer);
    }

    @Test
    void a_faulty_dataset_is_an_answer_of_the_data_check() {
        HttpResponse<String> response =
                server.post("/api/planogram/validate-data", GOOD.replace("\"price\":2.5", "\"price\":\"2\""));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).get("valid").booleanValue()).isFalse();
        assertThat(TestServer.json(response).get("issues").get(0).get("pointer").stringValue())
                .isEqualTo("/planogram/slots/0/price");
    }

    @ParameterizedTest
    @MethodSource
    void even_what_never_reaches_a_route_is_answered_with_a_problem(String request, int status) {
        String answer = server.raw(request);

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        assertThat(answer).doesNotContain("Exception", "org.apache", "tomcat", "\tat ", "problem:internal");
    }

    static Stream<Arguments> even_what_never_reaches_a_route_is_answered_with_a_problem() {
        String rest = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        return Stream.of(
                Arguments.of("GET /%zz" + rest, 400),
                Arguments.of("GET /api/products?q=%zz" + rest, 400),
                Arguments.of("GET /api/products?q=tea&limit=%" + rest, 400),
                Arguments.of("GET /a|b" + rest, 400),
                Arguments.of("GET /../../etc/passwd" + rest, 400),
                Arguments.of("NONSENSE\r\n\r\n", 400),
                Arguments.of("GET / HTTP/1.1\r\n\r\n", 400),
                Arguments.of("TRACE /" + rest, 405),
                Arguments.of("GET / HTTP/3.7\r\nHost: localhost\r\n\r\n", 505),
                Arguments.of("GET /nothing/here" + rest, 404),
                Arguments.of("GET /" + "a".repeat(5_000) + rest, 414),
                Arguments.of("GET /" + "a".repeat(40_000) + rest, 414),
                Arguments.of("GET /" + "a".repeat(100_000) + rest, 400),
                Arguments.of(request("GET /health/live", "Host: localhost", "X: " + "a".repeat(17_000)), 431),
                Arguments.of(request("GET /health/live", "Host: localhost", "X: " + "a".repeat(100_000)), 400),
                Arguments.of(
                        request(
                                "POST /api/planogram/realtime-score",
                                "Host: localhost",
                                "Content-Type: application/json"),
                        411),
                Arguments.of(request("GET /health/live", "Host: evil.example"), 403),
                Arguments.of(request("GET /health/live", "Host: localhost", "Origin: http://evil.example"), 403));
    }

    private static String request(String line, String... headers) {
        return line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    }

    private HttpResponse<String> sent(String path, String type, String body) {
        return server.send(HttpRequest.newBuilder(server.at(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).doesNotContain("Exception", "io.slotwise", "tools.jackson", "org.springframework");
        assertThat(List.of(TestServer.json(response).get("status").intValue())).containsExactly(status);
        assertThat(response.headers().firstValue("Trace-Id")).isPresent();
    }
}
