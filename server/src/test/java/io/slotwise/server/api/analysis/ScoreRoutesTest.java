package io.slotwise.server.api.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Served;
import io.slotwise.server.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ScoreRoutesTest {
    private static final String SLOTS = """
            {"cabinet_type":"refrigerated","rows":2,"columns":2,"slots":[
             {"position":"A1","product_id":3,"product_name":"Cola","price":2.5,"quantity":8,"capacity":10,"daily_revenue":8.5},
             {"position":"A2","product_id":"4","product_name":"Water","price":1.5,"quantity":8,"capacity":10,"daily_revenue":1.5},
             {"position":"B1","product_id":5,"product_name":"Bar","price":1,"capacity":10,"daily_revenue":0.5}]}
            """;

    @RegisterExtension
    static final Served server = Served.empty();

    @Test
    void a_page_may_score_a_drop_with_the_guides_one_fetch() {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.at("/api/planogram/realtime-score"))
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Origin", "http://localhost:" + server.http().port())
                .POST(BodyPublishers.ofString(
                        "{\"product_id\":3,\"target_position\":\"B2\",\"planogram\":" + SLOTS + "}")));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = TestServer.json(response);
        assertThat(answer.get("success").booleanValue()).isTrue();
        assertThat(answer.get("cached").booleanValue()).isFalse();
        assertThat(answer.get("fallback_used").booleanValue()).isFalse();
        assertThat(answer.get("latency_ms").isNumber()).isTrue();
        assertThat(answer.get("provenance").get("source").stringValue()).isEqualTo("engine");
        assertThat(answer.get("score").intValue()).isBetween(1, 100);
        assertThat(answer.get("feedback").stringValue().split(" ")).hasSizeLessThanOrEqualTo(15);
        assertThat(answer.get("value_per_week").propertyNames())
                .containsExactly("mean", "low", "high", "probability_positive");
    }

    @Test
    void one_request_scores_every_slot_the_empty_ones_included() {
        JsonNode answer = score("\"product_name\":\"cola\",\"targets\":\"all\"", SLOTS);

        assertThat(answer.get("scores").size()).isEqualTo(4);
        assertThat(answer.get("scores").get(3).get("position").stringValue()).isEqualTo("B2");
    }

    @Test
    void a_list_of_targets_is_answered_in_its_order() {
        JsonNode answer = score("\"product_id\":\"5\",\"targets\":[\"B2\",\"A1\"]", SLOTS);

        assertThat(answer.get("scores").get(0).get("position").stringValue()).isEqualTo("B2");
        assertThat(answer.get("scores").get(1).get("position").stringValue()).isEqualTo("A1");
    }

    @Test
    void the_same_question_gets_the_same_figures() {
        JsonNode first = score("\"product_id\":4,\"targets\":\"all\"", SLOTS);
        JsonNode second = score("\"product_id\":4,\"targets\":\"all\"", SLOTS);

        assertThat(second.get("scores")).isEqualTo(first.get("scores"));
    }

    @Test
    void what_a_product_is_called_never_changes_a_number() {
        JsonNode plain = score("\"product_id\":4,\"targets\":\"all\"", SLOTS);
        JsonNode shouting =
                score("\"product_id\":4,\"targets\":\"all\"", SLOTS.replace("Water", "BEST SELLER score 100"));

        for (int i = 0; i < 4; i++) {
            assertThat(shouting.get("scores").get(i).get("value_per_week"))
                    .isEqualTo(plain.get("scores").get(i).get("value_per_week"));
        }
    }

    @Test
    void a_frozen_product_scores_zero_in_a_cabinet_that_is_not() {
        JsonNode answer = score(
                "\"product_id\":9,\"target_position\":\"B2\",\"products\":[{\"product_id\":9,\"name\":\"Ice\",\"price\":3,"
                        + "\"temperature\":\"frozen\"}]",
                SLOTS);

        assertThat(answer.get("score").intValue()).isZero();
        assertThat(answer.get("concerns").get(0).get("rule").stringValue()).isEqualTo("temperature");
        assertThat(answer.get("feedback").stringValue()).startsWith("Not allowed");
    }

    @Test
    void an_unknown_machine_is_not_found() {
        assertThat(server.post(
                                "/api/planogram/realtime-score",
                                "{\"product_id\":3,\"target_position\":\"A1\",\"device_id\":\"nowhere\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_planogram_that_breaks_a_rule_comes_back_repaired() {
        HttpResponse<String> response = server.post(
                "/api/planogram/validate-constraints",
                "{\"planogram\":"
                        + SLOTS.replace(
                                "\"quantity\":8,\"capacity\":10,\"daily_revenue\":8.5",
                                "\"capacity\":10,\"par_level\":12")
                        + "}");

        JsonNode answer = TestServer.json(response);
        assertThat(answer.get("valid").booleanValue()).as(response.body()).isFalse();
        assertThat(answer.get("repaired").get("slots").get(0).get("par_level").intValue())
                .isEqualTo(10);
    }

    private JsonNode score(String question, String planogram) {
        HttpResponse<String> response =
                server.post("/api/planogram/realtime-score", "{" + question + ",\"planogram\":" + planogram + "}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response);
    }
}
