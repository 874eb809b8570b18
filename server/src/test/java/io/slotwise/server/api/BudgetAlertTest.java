package io.slotwise.server.api;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.slotwise.server.ClaudeServer;
import io.slotwise.server.api.plan.EventLines;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A day with a budget of one dollar. The dearest model never answers in time, so each question to it is booked at its
 * worst case, about a third of the dollar.
 */
class BudgetAlertTest {
    private static final String DEAR = "claude-opus-5-5";
    private static final Map<String, String> ONE_DOLLAR = Map.of(
            "SLOTWISE_DAILY_BUDGET_USD", "1",
            "SLOTWISE_CLAUDE_POWERFUL_DEADLINE_MS", "250",
            "SLOTWISE_CLAUDE_STEP_DOWN", "never");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        StoredFleets.write(folder, 1, 3, 400);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
    }

    @Test
    void each_part_of_the_budget_is_told_once_while_it_is_spent() {
        try (ClaudeServer server = open()) {
            assertThat(budget(server).get("alerts")).isEmpty();
            spendDown(server);
            spendDown(server);

            assertThat(told()).containsExactly("percent=50", "percent=80", "percent=100");
            assertThat(percents(server)).containsExactly(50, 80, 100);
            assertThat(budget(server).get("alert").asString()).isEqualTo("spent");
            assertThat(budget(server).at("/alerts/0/spent").asDouble()).isBetween(0.5, 1.0);
            assertThat(budget(server).at("/alerts/0/at").asString()).startsWith("20");
        }
    }

    @Test
    void a_restart_tells_nothing_again_and_forgets_nothing() {
        try (ClaudeServer server = open()) {
            spendDown(server);
        }
        try (ClaudeServer server = open()) {
            spendDown(server);

            assertThat(told()).containsExactly("percent=50", "percent=80", "percent=100");
            assertThat(percents(server)).containsExactly(50, 80, 100);
        }
    }

    @Test
    void the_parts_are_configured_and_all_of_it_is_always_one() {
        Map<String, String> other = new java.util.HashMap<>(ONE_DOLLAR);
        other.put("SLOTWISE_BUDGET_ALERTS", "20");
        try (ClaudeServer server = ClaudeServer.start(folder, other)) {
            spendDown(server);

            assertThat(percents(server)).containsExactly(20, 100);
        }
    }

    @Test
    void a_used_budget_is_said_on_every_page_and_the_engine_answers() {
        try (ClaudeServer server = open()) {
            assertThat(state(server)).isEqualTo("simulated");
            JsonNode last = spendDown(server);

            assertThat(last.at("/provenance/fallback_reason").asString()).isEqualTo("over_budget");
            assertThat(state(server)).isEqualTo("budget_used");
        }
    }

    @Test
    void a_stream_says_what_claude_took_and_how_the_budget_stands() {
        try (ClaudeServer server = open()) {
            EventLines told = EventLines.of(
                    server.post("/api/planogram/stream-optimization", "{\"device_id\":\"m1\",\"max_changes\":3}")
                            .body());

            JsonNode used = told.named("usage").getFirst();
            assertThat(told.named("usage")).hasSize(1);
            assertThat(used.get("cost_usd").asDouble()).isPositive();
            assertThat(used.get("model").asString()).isEqualTo("claude-sonnet-5-5");
            assertThat(used.at("/budget/limit").asDouble()).isEqualTo(1);
            assertThat(used.at("/budget/spent").asDouble())
                    .isEqualTo(used.get("cost_usd").asDouble());
            assertThat(told.names().indexOf("usage")).isEqualTo(told.names().indexOf("done") - 1);
        }
    }

    @Test
    void a_stream_without_claude_has_no_usage() {
        try (ClaudeServer server = open()) {
            EventLines told = EventLines.of(server.post(
                            "/api/planogram/stream-optimization",
                            "{\"device_id\":\"m1\",\"max_changes\":3,\"explain\":false}")
                    .body());

            assertThat(told.named("usage")).isEmpty();
        }
    }

    /** A start sets logging up anew, so one listens after it. */
    private ClaudeServer open() {
        ClaudeServer server = ClaudeServer.start(folder, ONE_DOLLAR);
        log.start();
        logger().addAppender(log);
        return server;
    }

    /** Asks the dear model until there is no room for another question; the last answer. */
    private static JsonNode spendDown(ClaudeServer server) {
        server.claude().script().always(DEAR, new Fault.Blackhole());
        JsonNode answer = json("{}");
        for (int i = 0;
                i < 12
                        && !"over_budget"
                                .equals(answer.at("/provenance/fallback_reason").asString(""));
                i++) {
            answer = json(server.post(
                    "/api/planogram/scenario-planning",
                    "{\"device_id\":\"m0\",\"scenarios\":[{\"name\":\"dearer %d\",\"price_factor\":1.1}]}"
                            .formatted(i)));
        }
        return answer;
    }

    private static JsonNode budget(ClaudeServer server) {
        return json(server.get("/api/planogram/ai-usage")).get("budget");
    }

    private static List<Integer> percents(ClaudeServer server) {
        return budget(server)
                .get("alerts")
                .valueStream()
                .map(alert -> alert.get("percent").asInt())
                .toList();
    }

    private static String state(ClaudeServer server) {
        return json(server.get("/health/ready")).get("claude").asString();
    }

    /** The parts that the log tells of, in order. */
    private List<String> told() {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("budget_alert "))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("slotwise.claude");
    }
}
