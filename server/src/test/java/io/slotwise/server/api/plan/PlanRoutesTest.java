package io.slotwise.server.api.plan;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Served;
import io.slotwise.server.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PlanRoutesTest {
    private static final String STREAM = "/api/planogram/stream-optimization";
    private static final String OPTIMIZE = "/api/planogram/optimize";

    @RegisterExtension
    static final Served server = Served.fleet(1, 3, 400);

    @Test
    void a_plan_says_what_to_change_and_what_each_move_is_worth() {
        JsonNode plan = json(server.post(OPTIMIZE, "{\"device_id\": \"m0\"}"));

        assertThat(plan.at("/feasible").booleanValue()).as(plan.toString()).isTrue();
        assertThat(plan.at("/moves")).isNotEmpty();
        assertThat(plan.at("/changes")).isNotEmpty();
        double sum = plan.at("/moves")
                .valueStream()
                .mapToDouble(move -> move.at("/value_per_week/mean").doubleValue())
                .sum();
        assertThat(sum)
                .isCloseTo(
                        plan.at("/expected_impact/uplift/mean").doubleValue(),
                        org.assertj.core.data.Offset.offset(0.01));
        assertThat(plan.at("/optimality/gap").doubleValue()).isBetween(0.0, 1.0);
        assertThat(plan.at("/provenance/source").stringValue()).isEqualTo("engine");
    }

    @Test
    void the_same_question_has_the_same_answer() {
        String question = "{\"device_id\": \"m1\", \"seed\": 5, \"max_changes\": 3}";

        JsonNode first = json(server.post(OPTIMIZE, question));
        JsonNode second = json(server.post(OPTIMIZE, question));

        assertThat(second.at("/plan")).isEqualTo(first.at("/plan"));
        assertThat(second.at("/moves")).isEqualTo(first.at("/moves"));
        assertThat(first.at("/changes").size()).isLessThanOrEqualTo(3);
    }

    @Test
    void no_change_allowed_gives_what_stands() {
        JsonNode legal = json(server.post(OPTIMIZE, "{\"device_id\": \"m0\"}")).at("/plan");

        JsonNode plan = json(server.post(
                OPTIMIZE, "{\"device_id\": \"m0\", \"max_changes\": 0, \"planogram\": %s}".formatted(legal)));

        assertThat(plan.at("/feasible").booleanValue()).as(plan.toString()).isTrue();
        assertThat(plan.at("/changes")).isEmpty();
        assertThat(plan.at("/expected_impact/uplift/mean").doubleValue()).isZero();
    }

    @Test
    void no_change_allowed_where_rules_are_broken_says_which_and_how_many_changes_would_do() {
        String question = "{\"device_id\": \"m0\", \"max_changes\": %d}";

        JsonNode none = json(server.post(OPTIMIZE, question.formatted(0)));

        assertThat(none.at("/feasible").booleanValue()).isFalse();
        assertThat(none.at("/plan").isNull()).isTrue();
        assertThat(none.at("/conflict")
                        .valueStream()
                        .map(rule -> rule.at("/rule").stringValue()))
                .hasSize(2)
                .contains("max_changes");
        assertThat(none.at("/checks"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.at("/severity").stringValue()).isEqualTo("forbidden"));
        int fewest = none.at("/fewest_changes").intValue();
        assertThat(none.at("/explanation").stringValue()).contains("With %d changes".formatted(fewest));
        assertThat(json(server.post(OPTIMIZE, question.formatted(fewest)))
                        .at("/feasible")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void fill_levels_stay_where_they_are_to_be_kept() {
        JsonNode plan = json(server.post(OPTIMIZE, "{\"device_id\": \"m0\", \"par_levels\": \"keep\"}"));

        assertThat(plan.at("/moves").valueStream().map(move -> move.at("/type").stringValue()))
                .isNotEmpty()
                .doesNotContain("set_par");
    }

    @Test
    void a_cautious_plan_has_less_to_lose() {
        JsonNode usual = json(server.post(OPTIMIZE, "{\"device_id\": \"m2\", \"caution\": 0}"));
        JsonNode cautious = json(server.post(OPTIMIZE, "{\"device_id\": \"m2\", \"caution\": 1}"));

        assertThat(cautious.at("/optimality/value").doubleValue())
                .isLessThanOrEqualTo(usual.at("/optimality/value").doubleValue());
        assertThat(cautious.at("/plan/slots")).isNotEmpty();
    }

    @Test
    void caution_is_refused_where_the_objective_counts_no_money() {
        HttpResponse<String> answer =
                server.post(OPTIMIZE, "{\"device_id\": \"m0\", \"objective\": \"turnover\", \"caution\": 0.5}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo("/caution");
    }

    @Test
    void rules_that_cannot_hold_together_are_named() {
        JsonNode plan = json(server.post(OPTIMIZE, """
                {"device_id": "m0", "constraints": {"must_stock": ["p1"], "must_not": ["p1"]}}
                """));

        assertThat(plan.at("/feasible").booleanValue()).as(plan.toString()).isFalse();
        assertThat(plan.at("/conflict")).isNotEmpty();
        assertThat(plan.at("/plan").isNull()).isTrue();
    }

    @Test
    void a_planogram_that_nobody_stored_is_planned_as_well() {
        JsonNode plan = json(server.post(OPTIMIZE, """
                {"objective": "revenue", "planogram": {"rows": 1, "columns": 3, "slots": [
                  {"position": "A1", "product_id": 1, "product_name": "Cola", "price": 2.5, "capacity": 10, "daily_revenue": 9},
                  {"position": "A2", "product_id": 2, "product_name": "Gum", "price": 1, "capacity": 10, "daily_revenue": 0.5},
                  {"position": "A3", "capacity": 10}]}}
                """));

        assertThat(plan.at("/feasible").booleanValue()).as(plan.toString()).isTrue();
        assertThat(plan.at("/objective").stringValue()).isEqualTo("revenue");
    }

    @Test
    void a_stream_tells_in_order_and_ends_with_the_same_plan() {
        HttpResponse<String> answer = server.post(STREAM, "{\"device_id\": \"m0\"}");
        EventLines told = EventLines.of(answer.body());

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(told.names()).startsWith("started").endsWith("done");
        assertThat(told.names().stream().filter(name -> name.equals("done") || name.equals("error")))
                .hasSize(1);
        List<Long> ids = told.events().stream().map(EventLines.Event::id).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        JsonNode plan = json(server.post(OPTIMIZE, "{\"device_id\": \"m0\"}"));
        JsonNode done = told.named("done").getFirst();
        assertThat(done.at("/moves")).isEqualTo(plan.at("/moves"));
        assertThat(told.named("move")).hasSize(plan.at("/moves").size());
        assertThat(done.at("/provenance/verified").booleanValue()).isTrue();
    }

    @Test
    void an_address_asks_the_same_as_a_body() {
        EventLines byAddress =
                EventLines.of(server.get(STREAM + "?device_id=m1&cabinet_index=1&type=revenue&max_changes=2&seed=4")
                        .body());
        EventLines byBody = EventLines.of(server.post(STREAM, """
                {"device_id": "m1", "cabinet_index": 1, "type": "revenue", "max_changes": 2, "seed": 4}
                """).body());

        assertThat(byAddress.named("done").getFirst().at("/moves"))
                .isEqualTo(byBody.named("done").getFirst().at("/moves"));
    }

    @Test
    void an_address_that_names_no_machine_watches_the_first() {
        EventLines told = EventLines.of(server.get(STREAM).body());

        assertThat(told.named("started").getFirst().at("/device_id").asString()).isEqualTo("m0");
        assertThat(told.named("done")).hasSize(1);
    }

    @Test
    void where_there_is_no_machine_there_is_nothing_to_watch(@TempDir Path empty) {
        try (TestServer nobody = TestServer.start(empty)) {
            HttpResponse<String> answer = nobody.get(STREAM);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
            assertThat(json(answer).at("/detail").asString()).startsWith("There is no machine yet.");
        }
    }

    @Test
    void who_listens_to_no_name_hears_the_same_as_who_listens_to_names() {
        EventLines told = EventLines.of(server.get(STREAM + "?max_changes=2").body());
        List<EventLines.Event> named = told.events().stream()
                .filter(event -> !event.name().equals("message"))
                .toList();

        assertThat(told.named("message")).hasSameSizeAs(named);
        for (int i = 0; i < named.size(); i++) {
            ObjectNode message = told.named("message").get(i).deepCopy().asObject();
            assertThat(message.remove("event").asString())
                    .isEqualTo(named.get(i).name());
            assertThat(message).isEqualTo(named.get(i).data());
        }
        assertThat(told.names()).startsWith("message", "started").endsWith("message", "done");
        assertThat(told.events().stream().filter(event -> event.name().equals("message")))
                .allMatch(event -> event.id() == 0);
    }

    @Test
    void who_posts_hears_each_event_once() {
        EventLines told = EventLines.of(server.post(STREAM, "{\"device_id\": \"m0\", \"max_changes\": 2}")
                .body());

        assertThat(told.named("message")).isEmpty();
    }

    @Test
    void a_reader_that_has_seen_the_end_is_told_not_to_come_back() {
        HttpResponse<String> answer = server.http()
                .send(HttpRequest.newBuilder(server.http().at(STREAM + "?device_id=m0"))
                        .header("Last-Event-ID", "1000000")
                        .GET());

        assertThat(answer.statusCode()).isEqualTo(204);
    }

    @Test
    void the_work_stops_when_its_reader_leaves() throws IOException {
        assertThat(counted("slotwise_streams_left_total")).isZero();
        String address = STREAM + "?device_id=m0&effort=20000000&max_changes=6";
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.http().port())) {
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (!line.equals("event: started")) {
                line = lines.readLine();
            }
        }
        // Either the count rises, or the stream ends by itself and this never becomes true.
        while (counted("slotwise_streams_open") > 0) {
            Thread.onSpinWait();
        }
        double left = counted("slotwise_streams_left_total");
        for (int look = 0; look < 200 && left == 0; look++) {
            left = counted("slotwise_streams_left_total");
        }
        assertThat(left).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"max_changes\": -1 | /max_changes",
                "\"max_changes\": 2.5 | /max_changes",
                "\"objective\": \"fame\" | /objective",
                "\"optimization_type\": 3 | /optimization_type",
                "\"effort\": \"much\" | /effort",
                "\"effort\": 1e9 | /effort",
                "\"seed\": \"x\" | /seed",
                "\"explain\": 1 | /explain",
                "\"constraints\": {\"pinned\": [\"Z99x\"]} | /constraints/pinned/0"
            })
    void a_meaningless_value_is_named_by_its_pointer(String field, String pointer) {
        for (String path : List.of(OPTIMIZE, STREAM)) {
            HttpResponse<String> answer = server.post(path, "{\"device_id\": \"m0\", %s}".formatted(field));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?device_id=nowhere, 404",
        "?device_id=m0&cabinet_index=7, 422",
        "?device_id=m0&max_changes=x, 422",
        "?device_id=m0&device_id=m1, 400",
        "?device_id=, 422",
        "?max_changes=-1, 422"
    })
    void a_bad_address_is_refused_before_the_stream_begins(String query, int status) {
        HttpResponse<String> answer = server.get(STREAM + query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static double counted(String metric) {
        return server.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(metric.length() + 1)))
                .sum();
    }
}
