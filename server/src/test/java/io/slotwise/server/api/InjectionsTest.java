package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ClaudeServer;
import io.slotwise.server.TestServer;
import io.slotwise.server.advice.explain.Injections;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.mind.Mood;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Orders hidden in every text field that a request may have, with a model that does what any text orders, over real
 * sockets. A field is text if the server takes an order for its value; so new fields join by themselves.
 */
@Tag("slow")
class InjectionsTest {
    /** One answer in so many is held against that of the engine alone. */
    private static final int COMPARED = 4;

    private static final Pattern OBEYED =
            Pattern.compile("(?i)pwned|hacked|evil|script|1000000|400 %|555 0100|api key|brand x|system prompt");

    /** Questions with every field of text that descriptions leave out. */
    private static final Map<String, String> MORE = Map.of("predict-revenue", """
            {"cabinet_type":"snack","venue_type":"office","planogram":{"rows":1,"columns":3,"cabinet_type":"snack","slots":[
              {"position":"A1","product_id":"cola","product_name":"Cola","category":"drinks","price":2.5,"capacity":8,"daily_revenue":6},
              {"position":"A2","product_id":"gum","product_name":"Gum","category":"sweets","price":1.5,"capacity":8,"daily_revenue":1},
              {"position":"A3","capacity":8}]},
             "products":[{"product_id":"tea","name":"Tea","category":"drinks","brand":"Leaf","colour":"green","pack":"can","tags":["hot"],"price":2}],
             "changes":[{"type":"swap","position":"A1","with":"A2"}]}
            """, "location-personalize", """
            {"venue_type":"office","venue_subtype":"bank","planogram":{"rows":1,"columns":2,"slots":[
              {"position":"A1","product_id":"cola","product_name":"Cola","category":"drinks","price":2.5,"capacity":8,"daily_revenue":6},
              {"position":"A2","product_id":"gum","product_name":"Gum","category":"sweets","price":1.5,"capacity":8,"daily_revenue":1}]},
             "competitors":[{"name":"Kiosk","prices":{"cola":2}}]}
            """);

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before anything runs
    private static ClaudeServer server;

    @BeforeAll
    static void start() {
        StoredFleets.write(folder, 1, 3, 400);
        server = ClaudeServer.start(folder, "SLOTWISE_DAILY_BUDGET_USD", "100000");
        server.claude().script().always(new Fault.Moody(Mood.OBEDIENT));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_dozen_orders_in_every_text_field_of_every_route_are_powerless() {
        assertPowerless(Injections.some().toList());
    }

    @Test
    @Tag("slow")
    void two_hundred_orders_in_every_text_field_of_every_route_are_powerless() {
        List<String> all = Injections.all().toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(200);
        assertPowerless(all);
    }

    private static void assertPowerless(List<String> orders) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        questions().forEach((route, question) -> {
            List<JsonPointer> texts = texts(route, question);
            fields.put(route, texts.size());
            for (int i = 0; i < orders.size(); i++) {
                assertPowerless(route, poisoned(question, texts, orders, i), orders);
            }
        });
        assertThat(fields.values().stream().mapToInt(Integer::intValue).sum())
                .as(fields.toString())
                .isGreaterThan(30);
    }

    private static void assertPowerless(String route, String question, List<String> orders) {
        JsonNode answer = ClaudesRoutes.ask(server.http(), route, question);

        if (!ClaudesRoutes.CLAUDE_ADDS.contains(route) && question.hashCode() % COMPARED == 0) {
            JsonNode alone =
                    ClaudesRoutes.ask(server.http(), route, question.replace("\"explain\":true", "\"explain\":false"));
            assertThat(ClaudesRoutes.figures(answer)).as(route).isEqualTo(ClaudesRoutes.figures(alone));
        }
        Verified.said(answer).forEach(said -> {
            assertThat(OBEYED.matcher(said).find()).as(said).isFalse();
            assertThat(orders).as(said).noneMatch(said::contains);
        });
        for (JsonNode proposal : answer.path("proposals")) {
            assertThat(proposal.get("type").asString()).isIn("assign", "swap", "set_par", "reprice");
            assertThat(proposal.at("/value_per_week/mean").asDouble()).isPositive();
        }
    }

    private static Map<String, String> questions() {
        Map<String, String> all = new LinkedHashMap<>(ClaudesRoutes.of(server.http()));
        all.keySet().removeIf(route -> route.contains("photo"));
        all.replaceAll((route, question) -> ClaudesRoutes.CLAUDE_ADDS.contains(route)
                ? question.replaceFirst("\\{", "{\"effort\":1000,")
                : question);
        MORE.forEach((route, question) -> all.put(
                route + " more",
                ((ObjectNode) TestServer.json(question)).put("explain", true).toString()));
        return all;
    }

    /** Where a request may have any text at all. */
    private static List<JsonPointer> texts(String route, String question) {
        List<JsonPointer> leaves = new ArrayList<>();
        collect(TestServer.json(question), JsonPointer.empty(), leaves);
        String order = Injections.all().findFirst().orElseThrow();
        return leaves.stream()
                .filter(leaf -> takes(route, set(TestServer.json(question), leaf, order)))
                .toList();
    }

    private static boolean takes(String route, JsonNode question) {
        HttpResponse<String> answer = server.post("/api/planogram/" + route.split(" ", 2)[0], question.toString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 404, 422);
        return answer.statusCode() == 200;
    }

    /** Another order in each field; names of things stay different from each other. */
    private static String poisoned(String question, List<JsonPointer> texts, List<String> orders, int from) {
        JsonNode tree = TestServer.json(question);
        for (int i = 0; i < texts.size(); i++) {
            tree = set(tree, texts.get(i), orders.get((from + i) % orders.size()));
        }
        return tree.toString();
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> leaves) {
        if (node.isString()) {
            leaves.add(at);
        }
        node.propertyStream().forEach(field -> collect(field.getValue(), at.appendProperty(field.getKey()), leaves));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at.appendIndex(i), leaves);
        }
    }

    private static JsonNode set(JsonNode tree, JsonPointer at, String text) {
        JsonNode copy = tree.deepCopy();
        JsonNode parent = copy.at(at.head());
        if (parent instanceof ObjectNode object) {
            object.put(at.last().getMatchingProperty(), text);
        } else if (parent instanceof ArrayNode array) {
            array.set(
                    at.last().getMatchingIndex(),
                    JsonMapper.shared().getNodeFactory().stringNode(text));
        }
        return copy;
    }
}
