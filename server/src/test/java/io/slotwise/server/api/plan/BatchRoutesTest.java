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

class BatchRoutesTest {
    private static final String BATCH = "/api/planogram/batch-optimize";

    @RegisterExtension
    static final Served server = Served.fleet(1, 3, 400);

    @Test
    void a_small_batch_is_waited_for_and_one_unknown_machine_spoils_nothing() {
        HttpResponse<String> answer = server.post(BATCH, "{\"device_ids\": [\"m2\", \"nowhere\", \"m0\"]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode results = json(answer).at("/results");
        assertThat(results.valueStream().map(one -> one.at("/device_id").stringValue()))
                .containsExactly("m2", "nowhere", "m0");
        assertThat(results.at("/0/ok/plans")).hasSize(2);
        assertThat(results.at("/0/ok/plans/0/feasible").isBoolean()).isTrue();
        assertThat(results.get(1).has("ok")).isFalse();
        assertThat(results.at("/1/error/code").stringValue()).isEqualTo("unknown_device");
        assertThat(results.get(2).has("error")).isFalse();
    }

    @Test
    void a_batch_that_nobody_waits_for_is_followed_at_its_address() {
        HttpResponse<String> answer = server.post(BATCH, "{\"device_ids\": [\"m1\", \"m0\"], \"wait\": false}");
        assertThat(answer.statusCode()).isEqualTo(202);
        String address = answer.headers().firstValue("Location").orElseThrow();

        EventLines told = EventLines.of(server.get(address + "/events").body());

        assertThat(told.names()).containsExactly("started", "progress", "progress", "done");
        assertThat(told.events().stream().map(EventLines.Event::id)).containsExactly(1L, 2L, 3L, 4L);
        JsonNode job = json(server.get(address));
        assertThat(job.at("/job/state").stringValue()).isEqualTo("done");
        assertThat(job.at("/results/1/device_id").stringValue()).isEqualTo("m0");
        assertThat(told.named("progress").stream().map(one -> one.at("/result")))
                .containsExactlyInAnyOrder(job.at("/results/0"), job.at("/results/1"));
    }

    @Test
    void an_overnight_batch_without_a_key_is_answered_by_the_engine_cabinet_by_cabinet() {
        HttpResponse<String> answer =
                server.post(BATCH, "{\"device_ids\": [\"m1\", \"nowhere\"], \"overnight\": true}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).at("/job/kind").stringValue()).isEqualTo("overnight");
        String address = answer.headers().firstValue("Location").orElseThrow();

        EventLines told = EventLines.of(server.get(address + "/events").body());

        assertThat(told.names().getLast()).isEqualTo("done");
        JsonNode results = json(server.get(address)).at("/results");
        assertThat(results.valueStream().map(one -> one.at("/device_id").stringValue()))
                .containsExactly("m1", "m1#1", "nowhere");
        assertThat(results.at("/1/ok/cabinet_index").intValue()).isEqualTo(1);
        assertThat(results.at("/0/ok/plan/feasible").isBoolean()).isTrue();
        assertThat(results.at("/0/ok/words/fallback_reason").stringValue()).isEqualTo("no_api_key");
        assertThat(results.at("/2/error/code").stringValue()).isEqualTo("unknown_device");
    }

    @Test
    void the_word_all_means_the_whole_fleet_and_another_word_nothing() {
        HttpResponse<String> answer = server.post(BATCH, "{\"device_ids\": \"all\", \"wait\": false}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).at("/job/total").intValue())
                .isEqualTo(json(server.get("/api/devices")).at("/devices").size());

        HttpResponse<String> other = server.post(BATCH, "{\"device_ids\": \"any\", \"wait\": false}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).at("/errors/0/pointer").stringValue()).isEqualTo("/device_ids");
    }

    @Test
    void a_follower_that_comes_back_goes_on_where_it_left() {
        String address = finished("{\"device_ids\": [\"m0\", \"m1\", \"m2\"], \"wait\": false}");

        EventLines rest = EventLines.of(events(address, "2").body());

        assertThat(rest.events().stream().map(EventLines.Event::id)).containsExactly(3L, 4L, 5L);
        assertThat(rest.names()).containsExactly("progress", "progress", "done");
        assertThat(events(address, "5").statusCode()).isEqualTo(204);
        assertThat(events(address, "x").statusCode()).isEqualTo(400);
    }

    @Test
    void results_come_in_pages() {
        String address = finished("{\"device_ids\": [\"m0\", \"m1\", \"m2\"], \"wait\": false}");

        JsonNode first = json(server.get(address + "?limit=2"));
        JsonNode second =
                json(server.get(address + "?limit=2&after=" + first.at("/next").stringValue()));

        assertThat(first.at("/results")).hasSize(2);
        assertThat(second.at("/results/0/device_id").stringValue()).isEqualTo("m2");
        assertThat(second.at("/next").isNull()).isTrue();
    }

    @Test
    void a_key_makes_one_batch_and_gives_its_answer_again() {
        Map<String, String> key = Map.of("Idempotency-Key", "batch-1");
        JsonNode first = json(post("{\"device_ids\": [\"m0\"]}", key));
        JsonNode again = json(post("{\"device_ids\": [\"m0\"]}", key));

        assertThat(again.at("/job")).isEqualTo(first.at("/job"));
        assertThat(again.at("/results")).isEqualTo(first.at("/results"));
        assertThat(post("{\"device_ids\": [\"m1\"]}", key).statusCode()).isEqualTo(422);
    }

    @Test
    void a_batch_that_was_given_up_says_so() {
        HttpResponse<String> answer =
                server.post(BATCH, "{\"device_ids\": [\"m0\", \"m1\", \"m2\"], \"wait\": false, \"effort\": 20000000}");
        String address = answer.headers().firstValue("Location").orElseThrow();

        JsonNode job =
                json(server.send(HttpRequest.newBuilder(server.at(address)).DELETE()));

        assertThat(job.at("/job/state").stringValue()).isEqualTo("cancelled");
        assertThat(EventLines.of(server.get(address + "/events").body()).names())
                .endsWith("done");
        assertThat(server.get("/api/jobs/job-999999").statusCode()).isEqualTo(404);
        assertThat(server.send(HttpRequest.newBuilder(server.at("/api/jobs/none"))
                                .DELETE())
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /device_ids",
                "{\"device_ids\": []} | /device_ids",
                "{\"device_ids\": \"m0\"} | /device_ids",
                "{\"device_ids\": [\"m0\", 1.5]} | /device_ids/1",
                "{\"device_ids\": [\"m0\", \"m0\"]} | /device_ids/1",
                "{\"device_ids\": [\"m0\"], \"wait\": \"yes\"} | /wait",
                "{\"device_ids\": [\"m0\"], \"max_changes\": -1} | /max_changes",
                "{\"device_ids\": [\"m0\"], \"optimization_type\": \"fame\"} | /optimization_type",
                "{\"device_ids\": [\"m0\"], \"devices\": 1} | /devices"
            })
    void a_meaningless_batch_is_refused_and_pointed_at(String body, String pointer) {
        HttpResponse<String> answer = server.post(BATCH, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    }

    /** Makes a batch and follows it to its end. */
    private static String finished(String body) {
        String address =
                server.post(BATCH, body).headers().firstValue("Location").orElseThrow();
        assertThat(EventLines.of(server.get(address + "/events").body()).names())
                .endsWith("done");
        return address;
    }

    private static HttpResponse<String> events(String address, String lastSeen) {
        return server.send(HttpRequest.newBuilder(server.at(address + "/events"))
                .header("Last-Event-ID", lastSeen)
                .GET());
    }

    private static HttpResponse<String> post(String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(BATCH))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return server.send(request);
    }
}
