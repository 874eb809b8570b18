package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ClaudeServer;
import io.slotwise.server.TestServer;
import io.slotwise.server.api.plan.EventLines;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Script;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Every route that Claude has a part in, and everything that can be wrong with Claude: the engine answers, with its own
 * figures, and says why it is alone. Over real sockets, with the vendor's client.
 */
@Tag("slow")
class ClaudeFaultsTest {
    private static final String DEADLINE = "deadline";
    private static final String SHORT_MS = "250";

    /** Long enough for a machine that does much else. */
    private static final String LONG_MS = "20000";

    /** Has a deadline of its own, a third of a second, which a busy machine may miss whatever Claude does. */
    private static final String DRAG = "realtime-score";

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    static Path folder;

    @BeforeAll
    static void write() {
        StoredFleets.write(folder, 1, 3, 400);
    }

    @Test
    void without_a_key_the_engine_answers() {
        try (TestServer server = TestServer.start(folder)) {
            assertEngine(server, "no_api_key");
        }
    }

    @Test
    void without_a_budget_the_engine_answers_and_nothing_is_sent() {
        try (ClaudeServer server = ClaudeServer.start(folder, "SLOTWISE_DAILY_BUDGET_USD", "0")) {
            assertEngine(server.http(), "over_budget");
            assertThat(server.claude().calls()).isZero();
        }
    }

    @Test
    void a_caller_who_asked_too_often_gets_the_engines_answer() {
        try (ClaudeServer server = ClaudeServer.start(folder, "SLOTWISE_CLAUDE_CALLS_PER_HOUR", "0")) {
            assertEngine(server.http(), "rate_limited");
            assertThat(server.claude().calls()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "status 429 60, rate_limited",
        "status 529, upstream_down",
        "blackhole, deadline",
        "garbage, upstream_down",
    })
    void when_claude_fails_the_engine_answers(String fault, String reason) {
        assertEngineUnder(fault, reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "status 400, upstream_down",
        "status 401, upstream_down",
        "status 402, upstream_down",
        "status 403, upstream_down",
        "status 404, upstream_down",
        "status 413, upstream_down",
        "status 500, upstream_down",
        "status 503, upstream_down",
        "reset, upstream_down",
        "late 5000, deadline",
        "refusal, failed_verification",
        "out-of-tokens, failed_verification",
    })
    @Tag("slow")
    void whatever_else_fails_the_engine_answers(String fault, String reason) {
        assertEngineUnder(fault, reason);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"miscount 0", "miscount -7", "miscount 1000000000000", "miscount 4000000000000000000"})
    void a_count_that_can_be_none_costs_its_hold_and_no_answer(String fault) {
        try (ClaudeServer server = ClaudeServer.start(folder, patience(LONG_MS))) {
            server.claude().script().always(Script.parse(fault));
            server.http().post("/api/planogram/clear-cache", "{\"scope\":\"all\"}");
            double before = budget(server).get("spent").asDouble();
            Set<String> sources = new HashSet<>();
            ClaudesRoutes.of(server.http())
                    .forEach((route, question) -> sources.add(ClaudesRoutes.ask(server.http(), route, question)
                            .at("/provenance/source")
                            .asString()));

            assertThat(sources).contains("claude");
            assertThat(budget(server).get("held").asDouble()).isZero();
            long calls = server.claude().calls();
            assertThat(calls).isGreaterThan(5);
            assertThat(budget(server).get("spent").asDouble() - before).isBetween(0.001 * calls, 0.3 * calls);
        }
    }

    private static JsonNode budget(ClaudeServer server) {
        return TestServer.json(server.get("/api/planogram/ai-usage")).get("budget");
    }

    private static void assertEngineUnder(String fault, String reason) {
        try (ClaudeServer server = ClaudeServer.start(folder, patience(reason.equals(DEADLINE) ? SHORT_MS : LONG_MS))) {
            server.claude().script().always(Script.parse(fault));
            assertEngine(server.http(), reason);
        }
    }

    /** Deadlines, and a breaker that lets each fault be seen by every route. */
    private static Map<String, String> patience(String ms) {
        return Map.of(
                "SLOTWISE_CLAUDE_FAST_DEADLINE_MS",
                ms,
                "SLOTWISE_CLAUDE_BALANCED_DEADLINE_MS",
                ms,
                "SLOTWISE_CLAUDE_POWERFUL_DEADLINE_MS",
                ms,
                "SLOTWISE_CLAUDE_BREAKER_FAILURES",
                "20");
    }

    private static void assertEngine(TestServer server, String reason) {
        Map<String, String> wrong = new HashMap<>();
        ClaudesRoutes.of(server).forEach((route, question) -> {
            JsonNode answer = ClaudesRoutes.ask(server, route, question);
            JsonNode alone =
                    ClaudesRoutes.ask(server, route, question.replace("\"explain\":true", "\"explain\":false"));
            assertThat(answer.at("/provenance/source").asString()).as(route).isEqualTo("engine");
            assertThat(answer.get("fallback_used").asBoolean()).as(route).isTrue();
            assertThat(answer.get("explanation").isString()).as(route).isTrue();
            if (!route.contains("photo")) {
                assertThat(ClaudesRoutes.figures(answer)).as(route).isEqualTo(ClaudesRoutes.figures(alone));
            }
            String said = answer.at("/provenance/fallback_reason").asString();
            if (!said.equals(reason) && !(route.equals(DRAG) && said.equals(DEADLINE))) {
                wrong.put(route, said);
            }
        });
        assertThat(wrong).isEmpty();
        assertTrialAndAddress(server, reason);
    }

    /** A prompt on trial has no engine to answer for Claude; a plan that is watched by its address has. */
    private static void assertTrialAndAddress(TestServer server, String reason) {
        JsonNode trial = TestServer.json(server.post(
                "/api/planogram/test-prompt", "{\"prompt\":\"Which slot matters most?\",\"model\":\"balanced\"}"));
        EventLines watched = EventLines.of(server.get("/api/planogram/stream-optimization?effort=1000&max_changes=2")
                .body());

        assertThat(trial.get("fallback_reason").asString()).as("test-prompt").isEqualTo(reason);
        assertThat(watched.named("done")
                        .getFirst()
                        .at("/provenance/fallback_reason")
                        .asString())
                .as("stream by address")
                .isEqualTo(reason);
    }
}
