package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.server.Served;
import io.slotwise.server.TestServer;
import io.slotwise.server.api.plan.EventLines;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The calls that the integration guide shows, field for field as it writes them. */
class GuideCallsTest {
    private static final String DAILY = """
            SELECT
                DATE(timestamp) as date,
                COUNT(*) as requests,
                SUM(cost_usd) as total_cost,
                AVG(latency_ms) as avg_latency
            FROM api_usage
            GROUP BY DATE(timestamp);
            """;
    private static final String FEATURES = """
            SELECT
                feature,
                AVG(latency_ms) as avg_latency,
                COUNT(*) as usage_count,
                SUM(cost_usd) as total_cost
            FROM api_usage
            WHERE timestamp >= datetime('now', '-7 days')
            GROUP BY feature;
            """;
    private static final String PLANOGRAM = """
            {"cabinet_type":"refrigerated","rows":7,"columns":10,"slots":[
             {"position":"A1","product_id":3,"product_name":"Coca-Cola","price":2.5,"quantity":8,"capacity":10,"par_level":8,"daily_revenue":8.5},
             {"position":"B2","product_id":5,"product_name":"Soda","price":2.0,"quantity":4,"capacity":10,"par_level":8,"daily_revenue":3.1},
             {"position":"C3","product_id":7,"product_name":"Water","price":1.5,"quantity":9,"capacity":10,"par_level":8,"daily_revenue":4.0}]}""";

    private static final String ZONES = "{\"device_id\":\"m0\"}";

    @RegisterExtension
    static final Served server = Served.fleet(1, 3, 400).withClaude();

    @Test
    void the_curl_that_tests_a_prompt() {
        JsonNode trial = TestServer.json(server.post("/api/planogram/test-prompt", """
                {
                    "prompt": "Analyze planogram {planogram_id}",
                    "variables": {"planogram_id": "test_123"},
                    "model": "analysis"
                  }"""));

        assertThat(trial.get("rendered_prompt").asString()).isEqualTo("Analyze planogram test_123");
        assertThat(trial.get("response").asString()).isNotBlank();
        assertThat(trial.get("model").asString()).isEqualTo("claude-sonnet-5-5");
    }

    @Test
    void the_curl_that_validates_data() {
        HttpResponse<String> answer = server.post("/api/planogram/validate-data", "{\"planogram\":" + PLANOGRAM + "}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(answer).get("valid").asBoolean()).isTrue();
        assertThat(TestServer.json(answer).has("ready_for_ai")).isTrue();
    }

    @Test
    void the_script_that_scores_a_drop_and_the_load_test_of_a_hundred() throws Exception {
        String drop = "{\"product_id\":3,\"target_position\":\"B1\",\"planogram\":"
                + PLANOGRAM.replace("\"slots\":[", "\"slots\":[{\"position\":\"B1\",\"capacity\":10},") + "}";
        List<Future<HttpResponse<String>>> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                calls.add(callers.submit(() -> server.post("/api/planogram/realtime-score", drop)));
            }
        }

        for (Future<HttpResponse<String>> call : calls) {
            assertThat(call.get().statusCode()).as(call.get().body()).isEqualTo(200);
            assertThat(TestServer.json(call.get()).get("score").asInt()).isBetween(0, 100);
            assertThat(TestServer.json(call.get()).get("feedback").asString()).isNotBlank();
        }
    }

    /** fetch sends a bare string as plain text. */
    @Test
    void the_script_that_scores_a_drop_as_a_browser_sends_it() {
        HttpResponse<String> answer = server.http()
                .send(HttpRequest.newBuilder(server.http().at("/api/planogram/realtime-score"))
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .POST(BodyPublishers.ofString(
                                "{\"product_id\":3,\"target_position\":\"B2\",\"planogram\":" + PLANOGRAM + "}")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** It names no machine, and listens to no event by its name. */
    @Test
    void the_script_that_watches_a_plan() {
        EventLines told =
                EventLines.of(server.get("/api/planogram/stream-optimization").body());
        List<String> heard = told.named("message").stream()
                .map(message -> message.get("event").asString())
                .toList();

        assertThat(heard).startsWith("started").contains("move").endsWith("done");
        assertThat(told.named("message").getLast().at("/moves")).isNotEmpty();
    }

    @Test
    void the_maintenance_call_that_clears_what_has_expired_sends_nothing() {
        JsonNode cleared = TestServer.json(server.http()
                .send(HttpRequest.newBuilder(server.http().at("/api/planogram/clear-cache"))
                        .POST(BodyPublishers.noBody())));

        assertThat(cleared.at("/success").asBoolean()).as(cleared.toString()).isTrue();
        assertThat(cleared.at("/scope").asString()).isEqualTo("expired");
    }

    @Test
    void a_drop_of_a_kept_product_that_the_planogram_does_not_speak_of() {
        String stored = TestServer.json(server.get("/api/planograms/m0-0"))
                .get("planogram")
                .toString();
        String elsewhere = TestServer.json(server.get("/api/products"))
                .get("products")
                .valueStream()
                .map(product -> product.get("product_id").asString())
                .filter(id -> !stored.contains('"' + id + '"'))
                .findFirst()
                .orElseThrow();

        HttpResponse<String> answer = server.post(
                "/api/planogram/realtime-score",
                "{\"product_id\":\"%s\",\"target_position\":\"A1\",\"planogram\":%s}".formatted(elsewhere, stored));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void both_dashboard_queries_agree_with_the_usage_route() throws Exception {
        server.post("/api/planogram/heat-zone-analysis", ZONES);
        server.post("/api/planogram/heat-zone-analysis", ZONES);
        List<String> features = new ArrayList<>();
        JsonNode usage;
        double dailyCost = 0;
        long dailyRequests = 0;
        do { // rows that cost nothing are written a moment later
            usage = TestServer.json(server.get("/api/planogram/ai-usage"));
            features.clear();
            dailyCost = 0;
            dailyRequests = 0;
            try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + database());
                    Statement statement = file.createStatement()) {
                try (ResultSet rows = statement.executeQuery(DAILY)) {
                    while (rows.next()) {
                        dailyCost += rows.getDouble("total_cost");
                        dailyRequests += rows.getLong("requests");
                    }
                }
                try (ResultSet rows = statement.executeQuery(FEATURES)) {
                    while (rows.next()) {
                        features.add(rows.getString("feature") + " " + rows.getLong("usage_count"));
                        assertFeature(usage, rows);
                    }
                }
            }
        } while (dailyRequests != usage.at("/total/requests").asLong());

        assertThat(features).anyMatch(feature -> feature.startsWith("heat-zones"));
        assertThat(usage.at("/total/total_cost").asDouble()).isCloseTo(dailyCost, within(1e-9));
        assertThat(usage.get("by_feature").size()).isEqualTo(features.size());
    }

    private static void assertFeature(JsonNode usage, ResultSet row) throws SQLException {
        JsonNode told = usage.get("by_feature").get(row.getString("feature"));
        if (told != null && told.get("requests").asLong() == row.getLong("usage_count")) {
            assertThat(told.get("total_cost").asDouble()).isCloseTo(row.getDouble("total_cost"), within(1e-9));
            assertThat(told.get("avg_latency").asDouble()).isCloseTo(row.getDouble("avg_latency"), within(1e-6));
        }
    }

    private static Path database() {
        return server.folder().resolve("slotwise.db");
    }
}
