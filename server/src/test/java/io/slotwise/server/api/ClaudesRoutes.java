package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.TestServer;
import io.slotwise.server.api.plan.EventLines;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every route that Claude has a part in, each with the example of its description: a route joins by being described. One
 * that Claude has no part in stands in a list here.
 */
final class ClaudesRoutes {
    private static final String ANALYSES = "/api/planogram/";
    static final Set<String> WITHOUT =
            Set.of("validate-data", "batch-optimize", "clear-cache", "feedback", "test-prompt");
    /** Routes whose figures Claude may add to, by changes that the engine verified. */
    static final Set<String> CLAUDE_ADDS = Set.of("optimize", "stream-optimization");
    /** As small as a PNG can begin. */
    private static final String PHOTO = "iVBORw0KGgo=";

    private ClaudesRoutes() {}

    /** Questions by route; a route that is asked in two ways has two. */
    static Map<String, String> of(TestServer server) {
        Map<String, String> questions = new TreeMap<>();
        for (DescribedOperation one : DescribedOperation.of(TestServer.json(server.get("/openapi.json")))) {
            String route = one.path().replace(ANALYSES, "");
            boolean isAsked = one.name().startsWith("POST " + ANALYSES) && !WITHOUT.contains(route);
            if (isAsked && TestServer.json(one.body()) instanceof ObjectNode example) {
                questions.put(route, example.put("explain", true).toString());
            }
        }
        questions.put(
                "validate-constraints",
                "{\"device_id\":\"m0\",\"explain\":true,\"constraints\":{\"rules\":[{\"rule\":\"must_stock\",\"products\":{\"product\":\"p7\"}}]}}");
        questions.put("visual-merchandising with a photo", "{\"device_id\":\"m0\",\"image\":\"%s\"}".formatted(PHOTO));
        return questions;
    }

    /** Asks, and reads the answer; of a stream the one that it ends with. */
    static JsonNode ask(TestServer server, String route, String question) {
        HttpResponse<String> response = server.post(ANALYSES + route.split(" ", 2)[0], question);
        assertThat(response.statusCode()).as(route + response.body()).isEqualTo(200);
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
            List<JsonNode> done = EventLines.of(response.body()).named("done");
            assertThat(done).as(route).hasSize(1);
            return done.getFirst();
        }
        return TestServer.json(response);
    }

    /** The figures of an answer: everything but words and what came of them. */
    static JsonNode figures(JsonNode answer) {
        ObjectNode figures = answer.deepCopy().asObject();
        figures.remove(List.of(
                "provenance",
                "explanation",
                "notes",
                "proposals",
                "rejected_proposals",
                "latency_ms",
                "cached",
                "fallback_used",
                "feedback"));
        return figures;
    }
}
