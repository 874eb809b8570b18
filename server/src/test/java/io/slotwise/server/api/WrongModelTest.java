package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ClaudeServer;
import io.slotwise.server.TestServer;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.claude.mind.Mood;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A model that answers every question wrongly, each time in another way, over real sockets: what reaches the caller is
 * the engine's, or nothing.
 */
class WrongModelTest {
    private static final int SLOTS = 12;
    private static final int CALLERS = 8;
    /** One answer in so many is held against that of the engine alone. */
    private static final int COMPARED = 8;

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before anything runs
    private static ClaudeServer server;

    @BeforeAll
    static void start() {
        server = ClaudeServer.start(folder, "SLOTWISE_DAILY_BUDGET_USD", "100000");
        server.claude().script().always(new Fault.Moody(Mood.WRONG));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void three_hundred_wrong_answers_show_nothing_unverified() throws Exception {
        assertNothingSlipsThrough(1, 300);
    }

    @Test
    @Tag("slow")
    void ten_thousand_wrong_answers_show_nothing_unverified() throws Exception {
        assertNothingSlipsThrough(300, 10_000);
    }

    private static void assertNothingSlipsThrough(int from, int answers) throws Exception {
        AtomicInteger inWords = new AtomicInteger();
        AtomicInteger proposed = new AtomicInteger();
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = from; i < from + answers; i++) {
                String question = question(i);
                calls.add(callers.submit(() -> ask(question, inWords, proposed)));
            }
        }
        for (Future<?> call : calls) {
            call.get();
        }
        assertThat(inWords.get()).as("answers of which something was of use").isBetween(1, answers - 1);
        assertThat(proposed.get()).as("changes that were shown").isPositive();
    }

    private static void ask(String question, AtomicInteger inWords, AtomicInteger proposed) {
        JsonNode answer = ClaudesRoutes.ask(server.http(), "predict-revenue", question);
        if (question.hashCode() % COMPARED == 0) {
            JsonNode alone = ClaudesRoutes.ask(
                    server.http(),
                    "predict-revenue",
                    question.replace("{\"planogram", "{\"explain\":false,\"planogram"));
            assertThat(ClaudesRoutes.figures(answer)).isEqualTo(ClaudesRoutes.figures(alone));
        }
        Verified.assertSaysOnlyItsFigures(answer, ClaudesRoutes.figures(answer));
        if (answer.at("/provenance/source").asString().equals("claude")) {
            inWords.incrementAndGet();
        }
        for (JsonNode proposal : answer.get("proposals")) {
            assertThat(proposal.get("type").asString()).isIn("assign", "swap");
            assertThat(proposal.at("/value_per_week/mean").asDouble()).isPositive();
            assertThat(broken(question, change(proposal))).isEmpty();
            proposed.incrementAndGet();
        }
    }

    private static String change(JsonNode proposal) {
        return proposal.get("type").asString().equals("swap")
                ? "{\"type\":\"swap\",\"position\":%s,\"with\":%s}"
                        .formatted(proposal.get("position"), proposal.get("with"))
                : "{\"type\":\"assign\",\"position\":%s,\"product_id\":%s}"
                        .formatted(proposal.get("position"), proposal.get("product_id"));
    }

    private static List<JsonNode> broken(String question, String change) {
        String planogram = TestServer.json(question).get("planogram").toString();
        JsonNode verdict = ClaudesRoutes.ask(
                server.http(),
                "validate-constraints",
                "{\"planogram\":%s,\"products\":%s,\"changes\":[%s]}"
                        .formatted(planogram, TestServer.json(question).get("products"), change));
        return verdict.get("violations")
                .valueStream()
                .filter(violation -> violation.get("severity").asString().equals("hard"))
                .toList();
    }

    /** Another question for each number: another swap, another horizon. */
    private static String question(int number) {
        int one = number % SLOTS;
        int other = (one + 1 + number / SLOTS % (SLOTS - 1)) % SLOTS;
        int horizon = 1 + number / (SLOTS * (SLOTS - 1)) % 150;
        String slots = IntStream.range(0, SLOTS)
                .mapToObj(i ->
                        "{\"position\":\"%s\",\"product_id\":\"x%d\",\"product_name\":\"Thing %s\",\"price\":%d.5,\"capacity\":8,\"daily_revenue\":%d.25}"
                                .formatted(position(i), i, (char) ('a' + i), 1 + i % 3, 1 + i * 5 % 9))
                .collect(Collectors.joining(","));
        return "{\"planogram\":{\"rows\":2,\"columns\":6,\"slots\":[%s]},\"products\":[{\"product_id\":\"new\",\"name\":\"Novelty\",\"price\":2}],\"horizon_days\":%d,\"changes\":[{\"type\":\"swap\",\"position\":\"%s\",\"with\":\"%s\"}]}"
                .formatted(slots, horizon, position(one), position(other));
    }

    private static String position(int i) {
        return (char) ('A' + i / 6) + String.valueOf(i % 6 + 1);
    }
}
