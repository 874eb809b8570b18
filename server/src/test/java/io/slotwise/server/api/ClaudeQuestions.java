package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One question for each route that Claude has a part in, about the machine m0 of a stored fleet. */
final class ClaudeQuestions {
    static final Map<String, String> BY_ROUTE = Map.of(
            "realtime-score",
                    "{\"device_id\":\"m0\",\"product_id\":\"p1\",\"target_position\":\"A1\",\"explain\":true%s}",
            "validate-constraints",
                    "{\"device_id\":\"m0\",\"explain\":true,\"constraints\":{\"rules\":[{\"rule\":\"must_stock\",\"products\":{\"product\":\"p7\"}}]}%s}",
            "predict-revenue",
                    "{\"device_id\":\"m0\",\"changes\":[{\"type\":\"swap\",\"position\":\"A1\",\"with\":\"A2\"}]%s}",
            "heat-zone-analysis", "{\"device_id\":\"m0\"%s}",
            "affinity-analysis", "{\"device_id\":\"m0\"%s}",
            "location-personalize", "{\"device_id\":\"m0\"%s}");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ClaudeQuestions() {}

    /** The question of a route, with more fields. */
    static String of(String route, String more) {
        return String.valueOf(BY_ROUTE.get(route)).formatted(more);
    }

    /** Asks until the vendor's client, which loads in the background, is there. */
    static void awaitClient(TestServer server) {
        Instant until = Instant.now().plus(PATIENCE);
        String trial = "{\"prompt\":\"hello\"}";
        while (TestServer.json(server.post("/api/planogram/test-prompt", trial))
                .get("response")
                .isNull()) {
            assertThat(Instant.now()).as("the client is loaded").isBefore(until);
            Thread.onSpinWait();
        }
    }
}
