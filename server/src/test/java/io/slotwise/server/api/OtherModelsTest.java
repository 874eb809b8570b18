package io.slotwise.server.api;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ClaudeServer;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.mind.Mood;
import io.slotwise.testbed.demo.DemoFleet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Routes over real sockets while a model is gone or overloaded, and routes that ask several times: what is said of it in
 * the answer, and what it costs.
 */
class OtherModelsTest {
    private static final String OPUS = "claude-opus-5-5";
    private static final String SONNET = "claude-sonnet-5-5";
    private static final String HAIKU = "claude-haiku-5-5";
    private static final String SCENARIOS = "/api/planogram/scenario-planning";
    private static final String SCENARIO =
            "{\"device_id\":\"demo-02\",\"scenarios\":[{\"name\":\"%s\",\"price_factor\":1.1}]}";
    private static final String ZONES = "/api/planogram/heat-zone-analysis";
    private static final String MACHINE = "{\"device_id\":\"demo-02\"}";

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // each test opens its own
    private ClaudeServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_retired_model_is_stood_in_for_and_the_answer_names_who_gave_it() {
        open(Map.of());
        server.claude().script().always(OPUS, new Fault.Retired());

        JsonNode first = json(server.post(SCENARIOS, SCENARIO.formatted("dearer")));
        JsonNode second = json(server.post(SCENARIOS, SCENARIO.formatted("much dearer")));

        assertThat(List.of(first, second)).allSatisfy(answer -> {
            assertThat(answer.at("/provenance/source").asString())
                    .as(answer.get("provenance").toString())
                    .isEqualTo("claude");
            assertThat(answer.at("/provenance/model").asString()).isEqualTo(SONNET);
        });
        assertThat(server.claude().calls()).as("the retired one once").isEqualTo(3);
        assertThat(requests(OPUS)).isEqualTo(1);
        assertThat(requests(SONNET)).isEqualTo(2);
        assertBooksAgree();
    }

    @Test
    void an_overloaded_model_is_stood_in_for_within_three_requests() {
        open(Map.of());
        server.claude().script().always(SONNET, new Fault.Status(529, 0));

        JsonNode answer = json(server.post(ZONES, MACHINE));

        assertThat(answer.at("/provenance/model").asString())
                .as(answer.get("provenance").toString())
                .isEqualTo(HAIKU);
        assertThat(server.claude().calls()).isBetween(2L, 3L);
        assertBooksAgree();
    }

    @Test
    void a_breaker_that_is_open_sends_everybody_to_the_lower_model() {
        open(Map.of("SLOTWISE_CLAUDE_BREAKER_FAILURES", "1"));
        server.claude().script().always(SONNET, new Fault.Status(529, 0));
        server.post(ZONES, MACHINE);
        long before = server.claude().calls();

        JsonNode answer = json(server.post(ZONES, "{\"device_id\":\"demo-03\"}"));

        assertThat(answer.at("/provenance/model").asString()).isEqualTo(HAIKU);
        assertThat(server.claude().calls()).isEqualTo(before + 1);
    }

    @Test
    void a_feature_that_may_not_go_down_is_answered_by_the_engine() {
        open(Map.of("SLOTWISE_CLAUDE_STEP_DOWN", "never"));
        server.claude().script().always(OPUS, new Fault.Retired());

        JsonNode answer = json(server.post(SCENARIOS, SCENARIO.formatted("dearer")));

        assertThat(answer.at("/provenance/source").asString()).isEqualTo("engine");
        assertThat(answer.at("/provenance/fallback_reason").asString()).isEqualTo("upstream_down");
        assertThat(server.claude().calls()).isEqualTo(1);
    }

    @Test
    void moves_that_most_of_three_answers_propose_are_shown_and_the_record_says_so() {
        open(Map.of("SLOTWISE_CLAUDE_VOTING", "heat-zones"));
        server.claude().script().always(new Fault.Moody(Mood.VARIED));

        JsonNode answer = json(server.post(ZONES, MACHINE));

        assertThat(answer.at("/provenance/agreement/asked").asInt())
                .as(answer.get("provenance").toString())
                .isEqualTo(3);
        assertThat(answer.at("/provenance/agreement/answered").asInt()).isBetween(1, 3);
        assertThat(server.claude().calls()).isEqualTo(3);
        assertThat(json(server.get("/api/planogram/ai-usage"))
                        .get("calls")
                        .valueStream()
                        .map(call -> call.get("call_id").asString())
                        .distinct())
                .hasSize(1);
        assertBooksAgree();
    }

    @Test
    void without_money_enough_for_three_one_answer_must_do() {
        open(Map.of("SLOTWISE_CLAUDE_VOTING", "heat-zones", "SLOTWISE_DAILY_BUDGET_USD", "0"));

        JsonNode answer = json(server.post(ZONES, MACHINE));

        assertThat(answer.at("/provenance/agreement").isNull()).isTrue();
        assertThat(answer.at("/provenance/fallback_reason").asString()).isEqualTo("over_budget");
        assertThat(server.claude().calls()).isZero();
    }

    @Test
    void a_plan_that_is_voted_on_is_streamed_with_moves_of_the_majority_alone() {
        open(Map.of("SLOTWISE_CLAUDE_VOTING", "optimisation"));
        server.claude().script().always(new Fault.Moody(Mood.VARIED));

        JsonNode plan = json(server.post(
                "/api/planogram/optimize",
                "{\"device_id\":\"demo-02\",\"max_changes\":4,\"seed\":1,\"effort\":\"quick\"}"));

        assertThat(plan.at("/provenance/agreement/asked").asInt())
                .as(plan.get("provenance").toString())
                .isEqualTo(3);
        assertBooksAgree();
    }

    private void open(Map<String, String> settings) {
        StoredFleets.write(folder, DemoFleet.dataset());
        server = ClaudeServer.start(folder, settings);
    }

    private long requests(String model) {
        return json(server.get("/api/planogram/ai-usage"))
                .at("/by_model/" + model + "/requests")
                .asLong();
    }

    /** What was booked is what the far side billed, nothing is held, and no attempt was booked twice. */
    private void assertBooksAgree() {
        JsonNode usage = json(server.get("/api/planogram/ai-usage"));
        assertThat(usage.at("/budget/held").asDouble()).isZero();
        assertThat(Math.round(usage.at("/budget/spent").asDouble() * 1e9))
                .isEqualTo(server.claude().bill().nanos());
        Set<String> attempts = usage.get("calls")
                .valueStream()
                .map(call -> call.get("call_id").asString() + "#"
                        + call.get("attempt").asInt())
                .collect(Collectors.toSet());
        assertThat(attempts).hasSize(usage.get("calls").size());
    }
}
