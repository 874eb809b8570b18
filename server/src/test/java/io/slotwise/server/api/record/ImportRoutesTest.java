package io.slotwise.server.api.record;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files over HTTP: uploaded, looked through, applied, refused. */
class ImportRoutesTest {
    private static final String SALES = """
            timestamp,device_id,slot,product_id,quantity,unit_price
            2025-01-02T10:00:00,%1$s,A1,cola,1,2.50
            2025-01-03T11:00:00,%1$s,A2,chips,1,1.50
            31/31/2025,%1$s,A2,=chips,1,1.50
            """;

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before anything runs
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_file_counts_only_once_it_is_applied_and_only_once() throws IOException {
        JsonNode checked = json(upload("?name=one.csv", SALES.formatted("once")));
        assertThat(checked.at("/state").stringValue()).isEqualTo("checked");
        assertThat(checked.at("/report/files/0/read").intValue()).isEqualTo(3);
        assertThat(checked.at("/report/files/0/accepted").intValue()).isEqualTo(2);
        assertThat(checked.at("/report/files/0/rejected").intValue()).isEqualTo(1);
        assertThat(checked.at("/report/files/0/reasons/0/example").stringValue())
                .contains("31/31/2025");
        assertThat(checked.at("/columns").size()).isEqualTo(6);
        assertThat(checked.at("/preset").stringValue()).isEqualTo("sales");
        assertThat(server.get("/api/devices/once").statusCode()).isEqualTo(404);

        String path = path(checked);
        JsonNode applied = json(server.send(post(path + "/apply")));
        assertThat(applied.at("/state").stringValue()).isEqualTo("applied");
        assertThat(applied.at("/added").intValue())
                .as("two sales, two slots that they tell")
                .isEqualTo(4);
        assertThat(server.get("/api/devices/once").statusCode()).isEqualTo(200);
        assertThat(waiting(checked)).isFalse();
        assertThat(server.send(post(path + "/apply")).statusCode()).isEqualTo(409);
    }

    @Test
    void the_same_file_twice_adds_nothing() {
        JsonNode first = json(upload("?name=twice.csv", SALES.formatted("twice")));
        server.send(post(path(first) + "/apply"));
        JsonNode second = json(upload("?name=again.csv", SALES.formatted("twice")));
        JsonNode applied = json(server.send(post(path(second) + "/apply")));
        assertThat(applied.at("/added").intValue()).isZero();
        assertThat(applied.at("/known").intValue()).isEqualTo(4);
        assertThat(applied.at("/report/files/0/duplicates").intValue()).isEqualTo(2);
    }

    @Test
    void rejected_rows_come_back_with_their_reason_and_without_formulas() {
        HttpResponse<String> csv =
                server.get(path(json(upload("?name=bad.csv", SALES.formatted("bad")))) + "/rejected.csv");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
        assertThat(csv.body().lines()).hasSize(2);
        assertThat(csv.body()).contains("31/31/2025").contains("'=chips").doesNotContain(",=chips");
    }

    @Test
    void unknown_columns_wait_to_be_named() {
        JsonNode unmapped = json(upload("?name=till.csv", "when,box,what,paid\n2025-02-01,till,tea,1.20\n"));
        assertThat(unmapped.at("/preset").stringValue()).isEmpty();
        assertThat(unmapped.at("/sample/0/2").stringValue()).isEqualTo("tea");
        String path = path(unmapped);
        assertThat(server.send(post(path + "/apply")).statusCode()).isEqualTo(422);
        assertThat(server.post(path + "/check", "{\"mapping\":{\"colour\":\"what\"}}")
                        .statusCode())
                .isEqualTo(422);
        JsonNode mapped = json(server.post(path + "/check", """
                {"mapping":{"date":"when","device_id":"box","product_name":"what","unit_price":"paid"}}"""));
        assertThat(mapped.at("/report/files/0/accepted").intValue()).isEqualTo(1);
        assertThat(json(server.send(post(path + "/apply"))).at("/added").intValue())
                .isEqualTo(1);
    }

    @Test
    void an_import_can_be_given_up_and_is_not_applied_afterwards() throws IOException {
        JsonNode checked = json(upload("?name=gone.csv", SALES.formatted("gone")));
        assertThat(waiting(checked)).isTrue();
        assertThat(delete(path(checked)).statusCode()).isEqualTo(204);
        assertThat(waiting(checked)).isFalse();
        assertThat(server.send(post(path(checked) + "/apply")).statusCode()).isEqualTo(409);
        assertThat(delete(path(checked)).statusCode()).isEqualTo(404);
    }

    @Test
    void refuses_what_is_too_large_unreadable_of_another_kind_or_not_there() throws IOException {
        List<Path> before = uploads();
        String tooLong = """
                POST /api/imports HTTP/1.1
                Host: localhost
                Connection: close
                Content-Type: text/csv
                Content-Length: 52428801

                """.replace("\n", "\r\n");
        assertThat(server.raw(tooLong)).startsWith("HTTP/1.1 413");
        assertThat(upload("?name=a.zip", "PK\003\004 and so on").statusCode()).isEqualTo(422);
        assertThat(upload("", "").statusCode()).isEqualTo(422);
        assertThat(upload("?preset=nobody", SALES.formatted("x")).statusCode()).isEqualTo(422);
        assertThat(upload("?name=%07", SALES.formatted("x")).statusCode()).isEqualTo(400);
        assertThat(server.post("/api/imports", "{}").statusCode()).isEqualTo(415);
        assertThat(server.get("/api/imports/9999").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/imports/x/rejected.csv").statusCode()).isEqualTo(404);
        assertThat(server.send(post("/api/imports/0/apply")).statusCode()).isEqualTo(404);
        assertThat(uploads()).isEqualTo(before);
    }

    @Test
    void a_name_that_leads_elsewhere_stays_inside() throws IOException {
        HttpResponse<String> sent = upload("?name=..%2F..%2Fescaped.csv", SALES.formatted("esc"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(folder.resolve("escaped.csv")).doesNotExist();
        assertThat(waiting(json(sent))).isTrue();
    }

    @Test
    void a_restart_keeps_what_waits_and_sweeps_what_was_half_received(@TempDir Path other) throws IOException {
        String path;
        try (TestServer first = TestServer.start(other)) {
            path = path(json(first.send(file(first, "", SALES.formatted("r")))));
        }
        Path half = Files.createDirectories(other.resolve("uploads/half-1"));
        Files.writeString(half.resolve("x.csv"), "half a fi");
        Path orphan = Files.createDirectories(other.resolve("uploads/77"));
        try (TestServer second = TestServer.start(other)) {
            assertThat(half).doesNotExist();
            assertThat(orphan).doesNotExist();
            HttpResponse<String> applied = second.send(
                    HttpRequest.newBuilder(second.at(path + "/apply")).POST(BodyPublishers.noBody()));
            assertThat(applied.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void only_demo_machines_can_be_removed_together() {
        assertThat(delete("/api/devices?demo=true").statusCode()).isEqualTo(200);
        assertThat(delete("/api/devices?demo=false").statusCode()).isEqualTo(400);
        assertThat(delete("/api/devices").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> upload(String query, String content) {
        return server.send(file(server, query, content));
    }

    private static HttpRequest.Builder file(TestServer to, String query, String content) {
        return HttpRequest.newBuilder(to.at("/api/imports" + query))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(content));
    }

    private static HttpRequest.Builder post(String path) {
        return HttpRequest.newBuilder(server.at(path)).POST(BodyPublishers.noBody());
    }

    private static HttpResponse<String> delete(String path) {
        return server.send(HttpRequest.newBuilder(server.at(path)).DELETE());
    }

    private static String path(JsonNode view) {
        return "/api/imports/" + view.at("/import_id").stringValue();
    }

    private static boolean waiting(JsonNode view) throws IOException {
        String id = view.at("/import_id").stringValue();
        return uploads().stream().anyMatch(path -> path.endsWith(id));
    }

    private static List<Path> uploads() throws IOException {
        Path uploads = folder.resolve("uploads");
        if (!Files.exists(uploads)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(uploads)) {
            return all.sorted().toList();
        }
    }
}
