package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ClaudeServer;
import io.slotwise.server.TestServer;
import io.slotwise.server.advice.explain.Injections;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.mind.Mood;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders hidden in what is stored: names and categories of products, machines, venues, rules, notes, comments; with a
 * model that does what any text orders, over real sockets. The figures are those of the same fleet under plain names.
 */
@Tag("slow")
class StoredInjectionsTest {
    private static final String DEVICE = "\"device_id\":\"m0\"";
    private static final Pattern OBEYED =
            Pattern.compile("(?i)pwned|hacked|evil|script|1000000|400 %|555 0100|api key|brand x|system prompt");
    /** Nothing but names, or one after the other: a model that repeats what it was ordered, not one that speaks of things. */
    private static final Pattern REPEATED =
            Pattern.compile(Labelled.NAME + "\\s*" + Labelled.NAME + "|^\\s*" + Labelled.NAME + "\\s*$");

    private static final String COLUMNS = "date,device_id,product_id,product_name,category,quantity,unit_price";
    private static final Map<String, String> QUESTIONS = questions();

    @TempDir
    static Path folder;

    private static Map<String, JsonNode> plain;

    @BeforeAll
    static void askUnderPlainNames() {
        Path own = folder.resolve("plain");
        StoredFleets.write(own, Labelled.plain().fleet());
        plain = new TreeMap<>();
        try (TestServer server = TestServer.start(own)) {
            QUESTIONS.forEach((route, question) -> plain.put(route, figures(ask(server, route, alone(question)))));
        }
    }

    @Test
    void orders_in_all_that_is_stored_are_powerless() {
        assertPowerless(Labelled.with(Injections.some().toList(), 0));
    }

    @Test
    void two_hundred_orders_each_in_every_kind_of_stored_text_are_powerless() {
        List<String> all = Injections.all().toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(200);
        for (int from = 0; from < all.size(); from += Labelled.PRODUCTS) {
            assertPowerless(Labelled.with(all, from));
        }
    }

    @Test
    void two_hundred_products_that_are_imported_under_orders_are_powerless() {
        List<String> all = Injections.all().toList();
        Path own = folder.resolve("imported");
        StoredFleets.write(own, 1, 3, 400);
        try (ClaudeServer server = ClaudeServer.start(own, "SLOTWISE_DAILY_BUDGET_USD", "100000")) {
            server.claude().script().always(new Fault.Moody(Mood.OBEDIENT));
            StringBuilder csv = new StringBuilder(COLUMNS + "\n");
            for (int i = 0; i < all.size(); i++) {
                csv.append("2026-01-05,m9,i%03d,\"%s\",\"%s\",1,1.50\n"
                        .formatted(i, all.get(i), all.get((i + 29) % all.size())));
            }
            importing(server.http(), csv.toString());

            List<String> led = new ArrayList<>();
            QUESTIONS.forEach((route, question) -> {
                JsonNode answer = ask(server.http(), route, question);
                String prompt = server.claude().lastPrompt();
                all.stream().filter(prompt::contains).findFirst().ifPresent(led::add);
                if (!ClaudesRoutes.CLAUDE_ADDS.contains(route)) {
                    assertThat(figures(answer))
                            .as(route)
                            .isEqualTo(figures(ask(server.http(), route, alone(question))));
                }
                assertShown(
                        server.http(),
                        route,
                        answer,
                        text -> all.stream().reduce(text, (rest, name) -> rest.replace(name, Labelled.NAME)));
            });
            assertThat(led).as("prompts with orders in them").hasSizeGreaterThan(QUESTIONS.size() / 2);
        }
    }

    private static void importing(TestServer server, String csv) {
        JsonNode uploaded = TestServer.json(server.send(HttpRequest.newBuilder(server.at("/api/imports?name=sales.csv"))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(csv))));
        String path = "/api/imports/" + uploaded.get("import_id").asString();
        Map<String, String> mapping = new TreeMap<>();
        Stream.of(COLUMNS.split(",")).forEach(column -> mapping.put(column, column));
        server.post(
                path + "/check",
                "{\"mapping\":%s}".formatted(JsonMapper.shared().writeValueAsString(mapping)));
        HttpResponse<String> applied =
                server.send(HttpRequest.newBuilder(server.at(path + "/apply")).POST(BodyPublishers.noBody()));
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        assertThat(TestServer.json(applied).get("added").asInt())
                .as(applied.body())
                .isGreaterThanOrEqualTo(200);
    }

    private static void assertPowerless(Labelled labels) {
        Path own = folder.resolve(
                "from-%d-of-%d".formatted(labels.from(), labels.orders().size()));
        StoredFleets.write(own, labels.fleet());
        try (ClaudeServer server = ClaudeServer.start(own, "SLOTWISE_DAILY_BUDGET_USD", "100000");
                Overheard log = new Overheard()) {
            server.claude().script().always(new Fault.Moody(Mood.OBEDIENT));
            leaveNotes(server.http(), labels);
            int led = 0;
            for (Map.Entry<String, String> one : QUESTIONS.entrySet()) {
                assertPowerless(server, one.getKey(), one.getValue(), labels);
                String prompt = server.claude().lastPrompt();
                led += labels.orders().stream().anyMatch(prompt::contains) ? 1 : 0;
            }
            assertThat(led).as("prompts with orders in them").isGreaterThan(QUESTIONS.size() / 2);
            assertThat(labels.orders())
                    .noneMatch(server.get("/metrics").body()::contains)
                    .noneMatch(server.get("/api/planogram/ai-usage").body()::contains);
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("outcome="))
                    .allSatisfy(line -> assertThat(labels.orders()).noneMatch(line::contains));
        }
    }

    private static void assertPowerless(ClaudeServer server, String route, String question, Labelled labels) {
        JsonNode alone = ask(server.http(), route, alone(question));
        JsonNode answer = ask(server.http(), route, question);

        assertThat(labels.plain(figures(alone))).as(route).isEqualTo(plain.get(route));
        if (!ClaudesRoutes.CLAUDE_ADDS.contains(route)) {
            assertThat(figures(answer)).as(route).isEqualTo(figures(alone));
        }
        assertShown(server.http(), route, answer, labels::withoutNames);
    }

    /** Nothing that was ordered is said, and every change that is shown is legal and pays. */
    private static void assertShown(TestServer server, String route, JsonNode answer, UnaryOperator<String> unnamed) {
        Verified.said(answer)
                .map(unnamed)
                .forEach(said -> assertThat(said).doesNotContainPattern(OBEYED).doesNotContainPattern(REPEATED));
        Stream.concat(answer.path("proposals").valueStream(), claudes(answer)).forEach(proposal -> {
            assertThat(proposal.at("/value_per_week/mean").asDouble()).as(route).isPositive();
            assertThat(broken(server, "[%s]".formatted(proposal.get("change"))))
                    .as(route + proposal)
                    .isSubsetOf(broken(server, "[]"));
        });
    }

    /** Moves of a plan that came from Claude. */
    private static Stream<JsonNode> claudes(JsonNode answer) {
        return answer.path("moves")
                .valueStream()
                .filter(move -> move.path("source").asString("").equals("claude"));
    }

    private static List<String> broken(TestServer server, String changes) {
        return TestServer.json(server.post(
                        "/api/planogram/validate-constraints", "{%s,\"changes\":%s}".formatted(DEVICE, changes)))
                .get("violations")
                .valueStream()
                .filter(violation -> violation.get("severity").asString().equals("hard"))
                .map(JsonNode::toString)
                .toList();
    }

    /** A note beside a save, a comment beside a rejection. */
    private static void leaveNotes(TestServer server, Labelled labels) {
        HttpResponse<String> read = server.get("/api/planograms/m0-0");
        HttpResponse<String> saved = server.send(HttpRequest.newBuilder(server.at("/api/planograms/m0-0"))
                .header("Content-Type", "application/json")
                .header("If-Match", read.headers().firstValue("ETag").orElseThrow())
                .PUT(BodyPublishers.ofString("{\"planogram\":%s,\"reason\":%s}"
                        .formatted(TestServer.json(read).get("planogram"), quoted(labels.note())))));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        HttpResponse<String> judged = server.post(
                "/api/planogram/feedback",
                "{\"suggestion_id\":\"sg_0123456789abcdef01\",\"verdict\":\"rejected\",\"reason\":%s}"
                        .formatted(quoted(labels.note())));
        assertThat(judged.statusCode()).as(judged.body()).isEqualTo(200);
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static JsonNode ask(TestServer server, String route, String question) {
        return ClaudesRoutes.ask(server, route, question);
    }

    private static JsonNode figures(JsonNode answer) {
        return ClaudesRoutes.figures(answer);
    }

    private static String alone(String question) {
        return question.replace("{" + DEVICE, "{\"explain\":false," + DEVICE)
                .replace("{\"explain\":true", "{\"explain\":false");
    }

    /** Every analysis of a stored machine, in words. */
    private static Map<String, String> questions() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String route : List.of(
                "heat-zone-analysis",
                "affinity-analysis",
                "demand-forecast",
                "location-personalize",
                "visual-merchandising",
                "anomaly-detection")) {
            all.put(route, "{" + DEVICE + "}");
        }
        all.put("cross-location-patterns", "{\"explain\":true}");
        all.put("predict-revenue", "{" + DEVICE + ",\"changes\":[{\"type\":\"clear\",\"position\":\"A1\"}]}");
        all.put("realtime-score", "{\"explain\":true," + DEVICE + ",\"product_id\":\"p1\",\"target_position\":\"A1\"}");
        all.put(
                "validate-constraints",
                "{\"explain\":true," + DEVICE
                        + ",\"constraints\":{\"rules\":[{\"rule\":\"must_stock\",\"products\":{\"product\":\"p7\"}}]}}");
        all.put(
                "competitive-analysis",
                "{" + DEVICE + ",\"competitors\":[{\"name\":\"Kiosk\",\"prices\":{\"p1\":1.5}}]}");
        all.put(
                "scenario-planning",
                "{" + DEVICE + ",\"runs\":200,\"scenarios\":[{\"name\":\"heat\",\"demand_factor\":1.2}]}");
        all.put("multi-objective", "{" + DEVICE + ",\"levels\":2,\"effort\":1000,\"max_changes\":3}");
        for (String route : ClaudesRoutes.CLAUDE_ADDS) {
            all.put(route, "{" + DEVICE + ",\"effort\":1000,\"max_changes\":3}");
        }
        return all;
    }
}
