package io.slotwise.server.api.plan;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Served;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ApplyRoutesTest {
    @RegisterExtension
    static final Served server = Served.fleet(1, 3, 400);

    @Test
    void a_plan_is_carried_out_exactly_and_noted_with_what_was_expected() {
        String etag = etag("m0-0");
        JsonNode plan = json(server.post("/api/planogram/optimize", "{\"device_id\": \"m0\"}"));
        String body = "{\"changes\": %s, \"source\": \"engine\", \"reason\": \"plan\"}".formatted(plan.at("/changes"));

        HttpResponse<String> answer = apply("m0-0", body, Map.of("If-Match", etag));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).at("/changes")).isEqualTo(plan.at("/changes"));
        JsonNode stored = json(server.get("/api/planograms/m0-0"));
        assertThat(stored.at("/planogram/slots")
                        .valueStream()
                        .map(slot -> slot.at("/product_id").asString("")))
                .containsExactlyElementsOf(plan.at("/plan/slots")
                        .valueStream()
                        .map(slot -> slot.at("/product_id").asString(""))
                        .toList());
        assertThat(json(server.get("/api/planograms/m0-0/history"))
                        .at("/versions/0/reason")
                        .stringValue())
                .isEqualTo("plan");
        assertThat(json(answer).at("/experiment_id").stringValue()).startsWith("exp-");
        assertThat(apply("m0-0", body, Map.of("If-Match", etag)).statusCode()).isEqualTo(412);
    }

    @Test
    void the_ledger_notes_what_a_searched_plan_was_claimed_to_bring() {
        JsonNode plan = json(server.post("/api/planogram/optimize", "{\"device_id\": \"m1\", \"max_changes\": 4}"));
        String changes = plan.at("/changes").toString();
        JsonNode applied = json(apply(
                "m1-0",
                "{\"changes\": %s, \"source\": \"engine\"}".formatted(changes),
                Map.of("If-Match", etag("m1-0"))));
        JsonNode noted = json(server.get("/api/experiments?device_id=m1")).at("/experiments/0/predicted");

        JsonNode claimed = plan.at("/expected_impact/uplift");
        assertThat(noted.at("/mean")).as(plan.toString()).isEqualTo(claimed.at("/mean"));
        assertThat(noted.at("/low")).isEqualTo(claimed.at("/low"));
        assertThat(applied.at("/expected_impact/uplift")).isEqualTo(claimed);
    }

    @Test
    void a_retry_with_the_same_key_is_answered_again_and_changes_nothing() {
        Map<String, String> headers = Map.of("If-Match", etag("m1-0"), "Idempotency-Key", "apply-1");
        String body = "{\"changes\": [{\"type\": \"clear\", \"position\": \"A1\"}]}";

        HttpResponse<String> first = apply("m1-0", body, headers);
        HttpResponse<String> again = apply("m1-0", body, headers);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(json(server.get("/api/planograms/m1-0")).at("/etag"))
                .isEqualTo(json(first).at("/etag"));
    }

    @Test
    void changes_that_change_nothing_are_no_experiment() {
        JsonNode filled = json(server.get("/api/planograms/m2-0"))
                .at("/planogram/slots")
                .valueStream()
                .filter(slot -> slot.at("/product_id").isString())
                .findFirst()
                .orElseThrow();
        String same = "{\"changes\": [{\"type\": \"set_par\", \"position\": %s, \"par_level\": %s}]}"
                .formatted(filled.at("/position"), filled.at("/par_level"));

        JsonNode answer = json(apply("m2-0", same, Map.of("If-Match", "*")));

        assertThat(answer.at("/changes")).isEmpty();
        assertThat(answer.at("/experiment_id").isNull()).isTrue();
    }

    @Test
    void a_save_is_answered_with_recommendations_of_the_engine() {
        HttpResponse<String> read = server.get("/api/planograms/m2-1");
        HttpResponse<String> saved = server.send(HttpRequest.newBuilder(server.at("/api/planograms/m2-1"))
                .header("Content-Type", "application/json")
                .header("If-Match", read.headers().firstValue("ETag").orElseThrow())
                .PUT(BodyPublishers.ofString(
                        "{\"planogram\": %s}".formatted(json(read).at("/planogram")))));

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        JsonNode found = json(saved).at("/ai_recommendations");
        assertThat(found.isArray()).isTrue();
        assertThat(found.size()).isLessThanOrEqualTo(3);
        found.forEach(one -> {
            assertThat(one.at("/text").stringValue()).isNotBlank();
            assertThat(one.at("/value_per_week/mean").doubleValue()).isPositive();
            assertThat(one.at("/source").stringValue()).isEqualTo("engine");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /changes | 422",
                "{\"changes\": []} | /changes | 422",
                "{\"changes\": [{\"type\": \"clear\"}]} | /changes/0/position | 422",
                "{\"changes\": [{\"type\": \"clear\", \"position\": \"A1\"}, {\"type\": \"clear\", \"position\": \"Z9\"}]} | /changes/1 | 422",
                "{\"changes\": [{\"type\": \"assign\", \"position\": \"A1\", \"product_id\": \"nothing\"}]} | /changes/0/product_id | 422",
                "{\"changes\": [{\"type\": \"clear\", \"position\": \"A1\"}], \"source\": \"me\"} | /source | 422",
                "{\"changes\": [{\"type\": \"clear\", \"position\": \"A1\"}], \"plan\": 1} | /plan | 422"
            })
    void a_faulty_plan_is_refused_and_pointed_at(String body, String pointer, int status) {
        HttpResponse<String> answer = apply("m2-0", body, Map.of("If-Match", "*"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    }

    @Test
    void the_version_must_be_named_and_exist() {
        String body = "{\"changes\": [{\"type\": \"clear\", \"position\": \"A1\"}]}";

        assertThat(apply("m2-0", body, Map.of()).statusCode()).isEqualTo(428);
        assertThat(apply("m2-0", body, Map.of("If-Match", "\"1-0\"")).statusCode())
                .isEqualTo(412);
        assertThat(apply("m2-0", body, Map.of("If-None-Match", "*")).statusCode())
                .isEqualTo(400);
        assertThat(apply("nowhere", body, Map.of("If-Match", "*")).statusCode()).isEqualTo(404);
    }

    private static String etag(String key) {
        return server.get("/api/planograms/" + key).headers().firstValue("ETag").orElseThrow();
    }

    private static HttpResponse<String> apply(String key, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at("/api/planograms/" + key + "/apply"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return server.send(request);
    }
}
