package io.slotwise.server.api.plan;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ClaudeServer;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.Script;
import io.slotwise.testbed.claude.mind.Mood;
import io.slotwise.testbed.demo.DemoFleet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Claude's part in a plan, told while it is made, over real sockets on both sides. */
@Tag("slow")
class ClaudeStreamTest {
    private static final String STREAM = "/api/planogram/stream-optimization";
    private static final String OPTIMIZE = "/api/planogram/optimize";
    private static final String QUESTION = "{\"device_id\":\"m0\",\"effort\":1000%s}";

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before anything runs
    private static ClaudeServer server;

    @BeforeAll
    static void start() {
        StoredFleets.write(folder, DemoFleet.dataset());
        server = ClaudeServer.start(folder);
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
    void words_and_verified_moves_come_while_the_plan_is_made() {
        EventLines told = stream("");

        assertThat(told.named("text")).as(told.names().toString()).isNotEmpty().allSatisfy(text -> {
            assertThat(text.get("source").asString()).isEqualTo("claude");
            assertThat(text.get("part").asInt()).isEqualTo(1);
            assertThat(text.get("text").asString()).isNotBlank().doesNotContain("{");
        });
        assertThat(suggested(told)).isNotEmpty().allSatisfy(move -> {
            assertThat(move.get("source").asString()).isEqualTo("claude");
            assertThat(move.at("/value_per_week/mean").asDouble()).isPositive();
            assertThat(move.get("suggestion_id").asString()).startsWith("sg_");
        });
        JsonNode done = told.named("done").getFirst();
        assertThat(done.at("/provenance/source").asString()).isEqualTo("claude");
        assertThat(done.at("/provenance/cost_usd").asDouble()).isPositive();
        assertThat(done.get("explanation").asString())
                .contains(told.named("text").getFirst().get("text").asString());
    }

    @Test
    void a_suggested_move_is_worth_what_the_engine_says_of_the_change() {
        for (JsonNode move : suggested(stream(""))) {
            JsonNode check = json(server.post(
                    "/api/planogram/validate-constraints",
                    "{\"device_id\":\"demo-02\",\"changes\":[%s]}".formatted(move.get("change"))));
            assertThat(check.get("valid").asBoolean()).as(check.toString()).isTrue();
            double sum = move.get("decomposition")
                    .valueStream()
                    .mapToDouble(JsonNode::asDouble)
                    .sum();
            assertThat(sum)
                    .isCloseTo(move.at("/value_per_week/mean").asDouble(), org.assertj.core.data.Offset.offset(0.5));
        }
    }

    @Test
    void what_people_think_of_a_suggested_move_is_kept() {
        String id = suggested(stream("")).getFirst().get("suggestion_id").asString();

        JsonNode kept = json(server.post(
                "/api/planogram/feedback",
                "{\"suggestion_id\":\"%s\",\"verdict\":\"rejected\",\"reason\":\"too heavy\"}".formatted(id)));

        assertThat(kept.get("known").asBoolean()).isTrue();
    }

    @Test
    void a_wrong_model_has_its_proposals_refused_with_the_rule_and_nothing_illegal_told() {
        server.claude().script().always(new Fault.Moody(Mood.WRONG));
        int refused = 0;
        for (int machine = 1; machine <= 12; machine++) {
            String device = "demo-%02d".formatted(machine);
            EventLines told = EventLines.of(
                    server.post(STREAM, demo("").replace("demo-02", device)).body());
            for (JsonNode rejected : told.named("rejected")) {
                assertThat(rejected.get("rule").asString()).isNotBlank();
                refused++;
            }
            for (JsonNode move : suggested(told)) {
                assertThat(broken(device, "[%s]".formatted(move.get("change")))).isSubsetOf(broken(device, "[]"));
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "error-event overloaded_error, upstream_down",
        "cut 900, upstream_down",
        "no-event, upstream_down",
        "status 529, upstream_down",
        "refusal, failed_verification",
        "out-of-tokens, failed_verification",
    })
    void a_failing_claude_leaves_the_engines_plan_whole_and_says_so(String fault, String reason) {
        try (ClaudeServer own = ClaudeServer.start(ownFolder(fault))) {
            own.claude().script().always(Script.parse(fault));

            EventLines told =
                    EventLines.of(own.post(STREAM, QUESTION.formatted("")).body());
            JsonNode alone = json(own.post(OPTIMIZE, QUESTION.formatted(",\"explain\":false")));

            assertThat(told.named("notice"))
                    .as(told.toString())
                    .singleElement()
                    .satisfies(notice ->
                            assertThat(notice.get("fallback_reason").asString()).isEqualTo(reason));
            JsonNode done = told.named("done").getFirst();
            assertThat(done.get("fallback_used").asBoolean()).isTrue();
            assertThat(done.at("/provenance/fallback_reason").asString()).isEqualTo(reason);
            assertThat(done.get("moves")).isEqualTo(alone.get("moves"));
            assertThat(done.get("explanation").asString()).startsWith("The plan changes");
        }
    }

    @Test
    void who_leaves_ends_the_call_and_its_cost_is_booked() throws IOException {
        try (ClaudeServer own = ClaudeServer.start(ownFolder("leaving"))) {
            double before = budget(own, "spent");
            own.claude().script().always(Script.parse("pings 60000"));
            long calls = own.claude().calls();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), own.port())) {
                socket.getOutputStream()
                        .write(("GET " + STREAM + "?device_id=m0 HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                while (!lines.readLine().equals("event: started")) {
                    // not yet
                }
                while (own.claude().calls() == calls) {
                    Thread.onSpinWait();
                }
            }
            long left = System.nanoTime();
            while (budget(own, "held") > 0 || budget(own, "spent") == before) {
                assertThat(System.nanoTime() - left).as("the call has ended").isLessThan(30_000_000_000L);
            }
            assertThat(budget(own, "spent")).isGreaterThan(before);
        }
    }

    @Test
    void an_answer_in_one_piece_has_the_same_words() {
        JsonNode plan = json(server.post(OPTIMIZE, demo("")));

        assertThat(plan.at("/provenance/source").asString()).isEqualTo("claude");
        assertThat(plan.at("/provenance/prompt_version").asString()).startsWith("optimisation/");
        assertThat(plan.get("explanation").asString()).contains("The plan changes");
        assertThat(plan.get("moves")).isNotEmpty();
    }

    @Test
    void beyond_ten_plans_a_minute_the_engine_plans_alone_and_says_why() {
        try (ClaudeServer own = ClaudeServer.start(ownFolder("quota"), "SLOTWISE_CLAUDE_PLANS_PER_MINUTE", "1")) {
            JsonNode first = json(own.post(OPTIMIZE, QUESTION.formatted("")));
            JsonNode second = json(own.post(OPTIMIZE, QUESTION.formatted(",\"max_minutes\":90")));
            EventLines third = EventLines.of(
                    own.post(STREAM, QUESTION.formatted(",\"max_minutes\":91")).body());

            assertThat(first.at("/provenance/fallback_reason").isNull())
                    .as(first.toString())
                    .isTrue();
            assertThat(second.at("/provenance/fallback_reason").asString()).isEqualTo("rate_limited");
            assertThat(third.named("notice").getFirst().get("fallback_reason").asString())
                    .isEqualTo("rate_limited");
        }
    }

    private static EventLines stream(String more) {
        return EventLines.of(server.post(STREAM, demo(more)).body());
    }

    private static List<String> broken(String device, String changes) {
        return json(server.post(
                        "/api/planogram/validate-constraints",
                        "{\"device_id\":\"%s\",\"changes\":%s}".formatted(device, changes)))
                .get("violations")
                .valueStream()
                .filter(violation -> violation.get("severity").asString().equals("hard"))
                .map(JsonNode::toString)
                .toList();
    }

    private static String demo(String more) {
        return QUESTION.replace("m0", "demo-02").formatted(more);
    }

    /** Moves that Claude suggested beside any plan. */
    private static List<JsonNode> suggested(EventLines told) {
        return told.named("move").stream()
                .filter(move -> move.get("revision").asInt() == 0)
                .toList();
    }

    private static double budget(ClaudeServer server, String what) {
        return json(server.get("/api/planogram/ai-usage")).at("/budget/" + what).asDouble();
    }

    private static Path ownFolder(String name) {
        Path own = folder.resolve(name.replace(' ', '-'));
        StoredFleets.write(own, 1, 1, 400);
        return own;
    }
}
