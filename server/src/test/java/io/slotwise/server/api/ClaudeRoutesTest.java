package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.TestServer;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.SimulatedClaude;
import io.slotwise.testbed.claude.mind.Mood;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every route that Claude has a part in, over real sockets with the vendor's client, as Claude works and as it fails. */
class ClaudeRoutesTest {
    @TempDir
    static Path dir;

    private static SimulatedClaude claude;
    private static TestServer server;

    @BeforeAll
    static void start() {
        claude = SimulatedClaude.start(7);
        StoredFleets.write(dir.resolve("data"), 1, 3, 400);
        server = TestServer.start(
                dir.resolve("data"),
                Map.of(
                        "ANTHROPIC_API_KEY",
                        "sk-test",
                        "ANTHROPIC_BASE_URL",
                        claude.address().toString(),
                        "SLOTWISE_CLAUDE_CALLS_PER_HOUR",
                        "10000"));
        ClaudeQuestions.awaitClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        claude.close();
    }

    @BeforeEach
    void honest() {
        claude.script().always(new Fault.None());
        server.post("/api/planogram/clear-cache", "{\"scope\":\"all\"}");
    }

    static Stream<String> routes() {
        return ClaudeQuestions.BY_ROUTE.keySet().stream().sorted();
    }

    static Stream<Arguments> routesAndFaults() {
        Map<Fault, String> faults = Map.of(
                new Fault.Garbage(), "upstream_down",
                new Fault.Moody(Mood.WRONG), "",
                new Fault.Refusal(), "failed_verification",
                new Fault.OutOfTokens(), "failed_verification");
        return routes().flatMap(route ->
                faults.entrySet().stream().map(fault -> Arguments.of(route, fault.getKey(), fault.getValue())));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void claude_explains_and_the_figures_are_the_engines(String route) {
        JsonNode alone = json(ask(route, ",\"explain\":false"));
        HttpResponse<String> answer = ask(route, "");
        JsonNode inWords = json(answer);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(source(answer)).as(answer.body()).isIn("claude", "cache");
        assertThat(inWords.at("/provenance/simulated").asBoolean()).isTrue();
        assertThat(inWords.at("/provenance/fallback_reason").isNull()).isTrue();
        assertThat(inWords.at("/provenance/cost_usd").asDouble()).isGreaterThanOrEqualTo(0);
        assertThat(inWords.get("explanation").asString()).isNotBlank();
        alone.propertyStream()
                .filter(field -> field.getValue().isObject() && !field.getKey().equals("provenance"))
                .forEach(field -> assertThat(inWords.get(field.getKey())).isEqualTo(field.getValue()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("routesAndFaults")
    void the_engine_answers_when_claude_does_not_make_sense(String route, Fault fault, String reason) {
        claude.script().always(fault);

        HttpResponse<String> answer = ask(route, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        if (!reason.isEmpty()) {
            assertThat(json(answer).at("/provenance/source").asString())
                    .as(answer.body())
                    .isEqualTo("engine");
            assertThat(json(answer).at("/provenance/fallback_reason").asString())
                    .isEqualTo(reason);
        }
    }

    @Test
    void the_same_question_again_costs_nothing() {
        String question = Objects.requireNonNull(ClaudeQuestions.BY_ROUTE.get("heat-zone-analysis"))
                .formatted("");
        server.post("/api/planogram/heat-zone-analysis", question);
        long calls = claude.calls();

        HttpResponse<String> again = server.post("/api/planogram/heat-zone-analysis", question);

        assertThat(source(again)).isEqualTo("cache");
        assertThat(json(again).get("cached").asBoolean()).isTrue();
        assertThat(claude.calls()).isEqualTo(calls);
    }

    @Test
    void a_change_of_the_catalogue_makes_what_was_said_before_unsayable() {
        String question = Objects.requireNonNull(ClaudeQuestions.BY_ROUTE.get("heat-zone-analysis"))
                .formatted("");
        server.post("/api/planogram/heat-zone-analysis", question);
        HttpResponse<String> added = server.post(
                "/api/products", "{\"product_id\":\"new\",\"name\":\"New\",\"category\":\"snack\",\"price\":1.5}");
        assertThat(added.statusCode()).as(added.body()).isLessThan(300);

        assertThat(source(server.post("/api/planogram/heat-zone-analysis", question)))
                .isEqualTo("claude");
    }

    @Test
    void usage_says_what_was_spent_and_agrees_with_itself() {
        ask("heat-zone-analysis", "");
        JsonNode usage = json(server.get("/api/planogram/ai-usage?group_by=tier"));

        assertThat(usage.at("/total/requests").asLong()).isPositive();
        assertThat(usage.at("/budget/limit").asDouble()).isEqualTo(50);
        assertThat(usage.at("/budget/spent").asDouble()).isPositive();
        assertThat(usage.at("/by_feature/heat-zones/total_cost").asDouble()).isPositive();
        assertThat(usage.at("/daily/0/total_cost").asDouble())
                .isEqualTo(usage.at("/total/total_cost").asDouble());
        assertThat(usage.at("/groups/balanced/requests").asLong()).isPositive();
    }

    @Test
    void a_prompt_on_trial_is_rendered_estimated_and_answered() {
        JsonNode trial = json(
                server.post(
                        "/api/planogram/test-prompt",
                        "{\"prompt\":\"Analyze planogram {planogram_id}\",\"variables\":{\"planogram_id\":\"test_123\"},\"model\":\"analysis\"}"));

        assertThat(trial.get("rendered_prompt").asString()).isEqualTo("Analyze planogram test_123");
        assertThat(trial.get("token_estimate").asLong()).isPositive();
        assertThat(trial.get("cost_before").asDouble()).isPositive();
        assertThat(trial.get("response").asString()).isNotBlank();
        assertThat(trial.get("simulated").asBoolean()).isTrue();
    }

    private static HttpResponse<String> ask(String route, String more) {
        String question = Objects.requireNonNull(ClaudeQuestions.BY_ROUTE.get(route));
        String body = more.contains("explain") ? question.replace(",\"explain\":true", "") : question;
        return server.post("/api/planogram/" + route, body.formatted(more));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return TestServer.json(response);
    }

    private static String source(HttpResponse<String> response) {
        return json(response).at("/provenance/source").asString();
    }
}
