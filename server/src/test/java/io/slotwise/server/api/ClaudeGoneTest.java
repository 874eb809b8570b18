package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.TestServer;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.SimulatedClaude;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every route answers from the engine, and says why, when Claude is not there. */
class ClaudeGoneTest {
    @TempDir
    Path dir;

    @Test
    void without_a_key_every_route_answers_and_says_so() {
        try (TestServer server = serve(Map.of())) {
            assertEngine(server, "no_api_key");
        }
    }

    @Test
    void without_a_budget_every_route_answers_and_says_so() {
        try (SimulatedClaude claude = SimulatedClaude.start(1);
                TestServer server = serve(with(claude, Map.of()))) {
            ClaudeQuestions.awaitClient(server);
        }
        try (SimulatedClaude claude = SimulatedClaude.start(1);
                TestServer server = serve(with(claude, Map.of("SLOTWISE_DAILY_BUDGET_USD", "0")))) {
            awaitReason(server, "over_budget");
            assertEngine(server, "over_budget");
            assertThat(claude.calls()).isZero();
        }
    }

    @Test
    void a_caller_who_asked_too_often_gets_the_engines_answer() {
        try (SimulatedClaude claude = SimulatedClaude.start(1);
                TestServer server = serve(with(claude, Map.of("SLOTWISE_CLAUDE_CALLS_PER_HOUR", "1")))) {
            ClaudeQuestions.awaitClient(server);

            assertThat(answer(server, "heat-zone-analysis")
                            .at("/provenance/source")
                            .asString())
                    .isEqualTo("claude");
            assertThat(answer(server, "predict-revenue")
                            .at("/provenance/fallback_reason")
                            .asString())
                    .isEqualTo("rate_limited");
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new Fault.Status(429, 60), "rate_limited"),
                Arguments.of(new Fault.Status(529, 0), "upstream_down"),
                Arguments.of(new Fault.Status(500, 0), "upstream_down"),
                Arguments.of(new Fault.Status(401, 0), "upstream_down"),
                Arguments.of(new Fault.Reset(), "upstream_down"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @Tag("slow")
    void a_far_side_that_fails_costs_no_answer(Fault fault, String reason) {
        try (SimulatedClaude claude = SimulatedClaude.start(1);
                TestServer server = serve(with(claude, Map.of()))) {
            ClaudeQuestions.awaitClient(server);
            claude.script().always(fault);

            for (String route : ClaudeQuestions.BY_ROUTE.keySet()) {
                JsonNode answer = answer(server, route);
                assertThat(answer.at("/provenance/source").asString()).isEqualTo("engine");
                assertThat(answer.at("/provenance/fallback_reason").asString()).isIn(reason, "upstream_down");
            }
        }
    }

    @Test
    @Tag("slow")
    void a_black_hole_is_left_at_the_deadline() {
        try (SimulatedClaude claude = SimulatedClaude.start(1);
                TestServer server = serve(with(claude, Map.of()))) {
            ClaudeQuestions.awaitClient(server);
            claude.script().always(new Fault.Blackhole());

            JsonNode score = answer(server, "realtime-score");
            JsonNode zones = answer(server, "heat-zone-analysis");

            assertThat(score.at("/provenance/fallback_reason").asString()).isEqualTo("deadline");
            assertThat(zones.at("/provenance/fallback_reason").asString()).isEqualTo("deadline");
            assertThat(score.get("score").isNumber()).isTrue();
        }
    }

    private static void assertEngine(TestServer server, String reason) {
        for (String route : ClaudeQuestions.BY_ROUTE.keySet()) {
            JsonNode answer = answer(server, route);
            assertThat(answer.at("/provenance/source").asString()).as(route).isEqualTo("engine");
            assertThat(answer.at("/provenance/fallback_reason").asString())
                    .as(route)
                    .isEqualTo(reason);
            assertThat(answer.get("fallback_used").asBoolean()).isTrue();
            assertThat(answer.get("explanation").isString()).isTrue();
        }
    }

    private static void awaitReason(TestServer server, String reason) {
        String seen = "";
        for (int tries = 0; tries < 10_000 && !seen.equals(reason); tries++) {
            seen = answer(server, "heat-zone-analysis")
                    .at("/provenance/fallback_reason")
                    .asString();
        }
        assertThat(seen).isEqualTo(reason);
    }

    private static JsonNode answer(TestServer server, String route) {
        HttpResponse<String> response = server.post("/api/planogram/" + route, ClaudeQuestions.of(route, ""));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response);
    }

    private TestServer serve(Map<String, String> settings) {
        Path data = dir.resolve("data" + settings.hashCode());
        StoredFleets.write(data, 1, 3, 400);
        return TestServer.start(data, settings);
    }

    private static Map<String, String> with(SimulatedClaude claude, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("ANTHROPIC_API_KEY", "sk-test");
        settings.put("ANTHROPIC_BASE_URL", claude.address().toString());
        return settings;
    }
}
