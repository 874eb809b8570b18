package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ClaudeServer;
import io.slotwise.server.TestServer;
import io.slotwise.server.store.StoredFleets;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one caller may ask of Claude, and of the engine. */
class RateLimitsTest {
    private static final String ZONES = "/api/planogram/heat-zone-analysis";
    private static final String PLAN = "/api/planogram/optimize";

    @TempDir
    Path dir;

    @Test
    void an_answer_tells_what_the_caller_may_still_ask_of_claude() {
        StoredFleets.write(dir, 1, 3, 400);
        try (ClaudeServer server = ClaudeServer.start(dir, usual())) {
            HttpResponse<String> zones = server.post(ZONES, "{\"device_id\":\"m0\"}");
            HttpResponse<String> again = server.post(ZONES, "{\"device_id\":\"m0\"}");
            HttpResponse<String> other = server.post(ZONES, "{\"device_id\":\"m1\"}");
            HttpResponse<String> plan = server.post(PLAN, "{\"device_id\":\"m0\",\"effort\":1000}");

            assertThat(header(zones, "RateLimit-Policy")).isEqualTo("\"claude\";q=100;w=3600");
            assertThat(header(zones, "RateLimit")).startsWith("\"claude\";r=99;t=");
            assertThat(header(again, "RateLimit")).as("kept answers are free").startsWith("\"claude\";r=99;");
            assertThat(header(other, "RateLimit")).startsWith("\"claude\";r=98;");
            assertThat(header(plan, "RateLimit-Policy"))
                    .isEqualTo("\"claude\";q=100;w=3600, \"claude-plans\";q=10;w=60");
        }
    }

    @Test
    void what_the_engine_answers_alone_counts_against_no_limit_of_claude() {
        StoredFleets.write(dir, 1, 1, 400);
        try (ClaudeServer server = ClaudeServer.start(dir, usual())) {
            HttpResponse<String> alone = server.post(ZONES, "{\"device_id\":\"m0\",\"explain\":false}");

            assertThat(alone.headers().firstValue("RateLimit")).isEmpty();
        }
    }

    @Test
    void a_caller_beyond_the_wide_limit_of_the_engine_is_told_when_to_come_back() {
        StoredFleets.write(dir, 1, 1, 400);
        Map<String, String> narrow =
                Map.of("SLOTWISE_CALLS_PER_SECOND", "1", "SLOTWISE_CALL_BURST", "3", "SLOTWISE_CALL_RATE_FOR", "all");
        try (TestServer server = TestServer.start(dir, narrow)) {
            HttpResponse<String> last = server.get("/api/devices");
            assertThat(header(last, "RateLimit-Policy")).isEqualTo("\"calls\";q=3;w=3");
            while (last.statusCode() == 200) {
                last = server.get("/api/devices");
            }

            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(header(last, "Retry-After")).isEqualTo("1");
            assertThat(header(last, "RateLimit")).startsWith("\"calls\";r=0;");
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    private static Map<String, String> usual() {
        return Map.of("SLOTWISE_CLAUDE_CALLS_PER_HOUR", "100", "SLOTWISE_CLAUDE_PLANS_PER_MINUTE", "10");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
