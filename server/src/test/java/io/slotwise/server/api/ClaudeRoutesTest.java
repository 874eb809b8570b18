package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ClaudeServer;
import io.slotwise.server.TestServer;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.mind.Mood;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every route that Claude has a part in, over real sockets with the vendor's client, as Claude works and as it fails. */
class ClaudeRoutesTest {
    private static final String ZONES = "/api/planogram/heat-zone-analysis";
    private static final String MACHINE = "{\"device_id\":\"m0\"}";

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    static Path dir;

    @SuppressWarnings("NullAway.Init") // set before anything runs
    private static ClaudeServer server;

    @BeforeAll
    static void start() {
        StoredFleets.write(dir, 1, 3, 400);
        server = ClaudeServer.start(dir);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void honest() {
        server.claude().script().always(new Fault.None());
        server.post("/api/planogram/clear-cache", "{\"scope\":\"all\"}");
    }

    @Test
    void what_two_machines_share_comes_first_and_is_the_same_byte_for_byte() {
        String one = prompt(MACHINE);
        String other = prompt("{\"device_id\":\"m1\"}");
        String shared = one.substring(0, one.indexOf("# Venue"));

        assertThat(shared).contains("# Rules", "# Products", "name=\"products\"");
        assertThat(other).startsWith(shared).isNotEqualTo(one);
    }

    private static String prompt(String machine) {
        server.post(ZONES, machine);
        return server.claude().lastPrompt();
    }

    @Test
    void every_post_that_analyses_is_among_the_routes_that_claude_has_a_part_in() {
        Set<String> analyses = server.http().routes().stream()
                .filter(route -> route.startsWith("POST /api/planogram/"))
                .map(route -> route.substring("POST /api/planogram/".length()))
                .filter(route -> !ClaudesRoutes.WITHOUT.contains(route))
                .collect(Collectors.toSet());

        assertThat(ClaudesRoutes.of(server.http()).keySet()).containsAll(analyses);
    }

    @Test
    void claude_explains_and_the_figures_are_the_engines() {
        ClaudesRoutes.of(server.http()).forEach((route, question) -> {
            JsonNode alone =
                    ClaudesRoutes.ask(server.http(), route, question.replace("\"explain\":true", "\"explain\":false"));
            JsonNode inWords = ClaudesRoutes.ask(server.http(), route, question);

            assertThat(inWords.at("/provenance/source").asString())
                    .as(route + inWords.get("provenance"))
                    .isEqualTo("claude");
            assertThat(inWords.at("/provenance/simulated").asBoolean()).isTrue();
            assertThat(inWords.at("/provenance/fallback_reason").isNull()).isTrue();
            assertThat(inWords.at("/provenance/cost_usd").asDouble()).isPositive();
            assertThat(inWords.get("explanation").asString()).isNotBlank();
            if (!route.contains("photo") && !ClaudesRoutes.CLAUDE_ADDS.contains(route)) { // Claude adds to these
                assertThat(ClaudesRoutes.figures(inWords)).as(route).isEqualTo(ClaudesRoutes.figures(alone));
            }
        });
    }

    @Test
    void a_model_that_is_wrong_changes_no_figure_and_says_nothing_of_its_own() {
        server.claude().script().always(new Fault.Moody(Mood.WRONG));
        ClaudesRoutes.of(server.http()).forEach((route, question) -> {
            JsonNode alone =
                    ClaudesRoutes.ask(server.http(), route, question.replace("\"explain\":true", "\"explain\":false"));
            JsonNode answer = ClaudesRoutes.ask(server.http(), route, question);

            assertThat(answer.at("/provenance/fallback_reason").asString("failed_verification"))
                    .as(route)
                    .isEqualTo("failed_verification");
            if (!route.contains("photo") && !ClaudesRoutes.CLAUDE_ADDS.contains(route)) {
                assertThat(ClaudesRoutes.figures(answer)).as(route).isEqualTo(ClaudesRoutes.figures(alone));
            }
        });
    }

    @Test
    void the_same_question_again_costs_nothing() {
        server.post(ZONES, MACHINE);
        long calls = server.claude().calls();

        HttpResponse<String> again = server.post(ZONES, MACHINE);

        assertThat(source(again)).isEqualTo("cache");
        assertThat(json(again).get("cached").asBoolean()).isTrue();
        assertThat(server.claude().calls()).isEqualTo(calls);
    }

    @Test
    void the_same_request_again_is_the_same_answer_but_for_its_time_and_is_counted() {
        JsonNode first = json(server.post(ZONES, MACHINE));
        long hits =
                json(server.get("/api/planogram/cache-stats")).get("reply_hits").asLong();

        JsonNode again = json(server.post(ZONES, MACHINE));

        assertThat(ClaudesRoutes.figures(again)).isEqualTo(ClaudesRoutes.figures(first));
        assertThat(again.get("explanation")).isEqualTo(first.get("explanation"));
        assertThat(again.at("/provenance/cost_usd").asDouble()).isZero();
        assertThat(again.propertyNames()).containsExactlyElementsOf(first.propertyNames());
        assertThat(json(server.get("/api/planogram/cache-stats"))
                        .get("reply_hits")
                        .asLong())
                .isEqualTo(hits + 1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/api/products {\"product_id\":\"newer\",\"name\":\"Newer\",\"category\":\"snack\",\"price\":1.5}",
                "/api/sales {\"sales\":[{\"timestamp\":\"2026-02-03T10:00:00Z\",\"device_id\":\"m0\",\"product_id\":\"p1\",\"quantity\":1}]}",
            })
    void whatever_changes_sends_the_same_request_the_long_way(String change) {
        server.post(ZONES, MACHINE);
        server.post(ZONES, MACHINE);
        long hits =
                json(server.get("/api/planogram/cache-stats")).get("reply_hits").asLong();
        String[] parts = change.split(" ", 2);
        HttpResponse<String> changed = server.post(parts[0], parts[1]);
        assertThat(changed.statusCode()).as(changed.body()).isLessThan(300);

        server.post(ZONES, MACHINE);

        assertThat(json(server.get("/api/planogram/cache-stats"))
                        .get("reply_hits")
                        .asLong())
                .isEqualTo(hits);
    }

    @Test
    void a_change_of_the_catalogue_makes_what_was_said_before_unsayable() {
        server.post(ZONES, MACHINE);
        HttpResponse<String> added = server.post(
                "/api/products", "{\"product_id\":\"new\",\"name\":\"New\",\"category\":\"snack\",\"price\":1.5}");
        assertThat(added.statusCode()).as(added.body()).isLessThan(300);

        assertThat(source(server.post(ZONES, MACHINE))).isEqualTo("claude");
    }

    @Test
    void usage_says_what_was_spent_and_agrees_with_itself() {
        server.post(ZONES, MACHINE);
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

    private static JsonNode json(HttpResponse<String> response) {
        return TestServer.json(response);
    }

    private static String source(HttpResponse<String> response) {
        return json(response).at("/provenance/source").asString();
    }
}
