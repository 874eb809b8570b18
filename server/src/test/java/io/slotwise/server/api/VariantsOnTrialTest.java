package io.slotwise.server.api;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.ClaudeServer;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.claude.Fault;
import io.slotwise.testbed.demo.DemoFleet;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two versions of one prompt, the second an operator's own: what people and the checks make of it decides. */
class VariantsOnTrialTest {
    private static final String MARK = "You read vending machines like a book.";
    private static final String FEATURE = "heat-zones";

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    @TempDir
    Path prompts;

    @BeforeEach
    void two_versions() throws IOException {
        StoredFleets.write(folder, DemoFleet.dataset());
        try (InputStream shipped = getClass().getResourceAsStream("/prompts/heat-zones/v1.md")) {
            String text = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            Path file = Files.createDirectories(prompts.resolve(FEATURE)).resolve("v2.md");
            Files.writeString(
                    file, text.replace("You are an analyst of vending machines who reads what sells where.", MARK));
        }
    }

    @Test
    void machines_share_the_versions_out_and_none_is_worse_before_anything_is_known() {
        try (ClaudeServer server = open()) {
            Set<String> used = new HashSet<>();
            for (int machine = 1; machine <= 12; machine++) {
                used.add(ask(server, machine).at("/provenance/prompt_version").asString());
            }

            assertThat(used).containsExactlyInAnyOrder("heat-zones/v1", "heat-zones/v2");
            assertThat(inUse(server, "v1")).isTrue();
            assertThat(inUse(server, "v2")).isTrue();
        }
    }

    @Test
    void a_version_whose_suggestions_people_reject_goes_out_of_use_for_good() {
        try (ClaudeServer server = open()) {
            for (int round = 0; round < 12 && inUse(server, "v2"); round++) {
                judgeAll(server);
            }
            assertOutOfUse(server);
        }
        try (ClaudeServer server = open()) {
            assertOutOfUse(server);
        }
    }

    @Test
    void a_version_whose_answers_do_not_pass_goes_out_of_use_without_anybodys_opinion() {
        try (ClaudeServer server = open()) {
            server.claude().script().whereSaid(MARK, new Fault.OutOfTokens());
            for (int round = 0; round < 30 && inUse(server, "v2"); round++) {
                server.post("/api/planogram/clear-cache", "{\"scope\":\"all\"}");
                for (int machine = 1; machine <= 12; machine++) {
                    ask(server, machine);
                }
            }
            assertOutOfUse(server);
            assertThat(variant(server, "v2").get("refused").asLong())
                    .isEqualTo(variant(server, "v2").get("answers").asLong());
            assertThat(variant(server, "v1").get("refused").asLong()).isZero();
        }
    }

    private ClaudeServer open() {
        return ClaudeServer.start(folder, Map.of("SLOTWISE_PROMPTS_DIR", prompts.toString()));
    }

    /**
     * People accept what the first version suggests and reject what the second does. One change of each machine is carried
     * out in any case, so that there is something new to suggest next time.
     */
    private static void judgeAll(ClaudeServer server) {
        server.post("/api/planogram/clear-cache", "{\"scope\":\"all\"}");
        for (int i = 1; i <= 12; i++) {
            int machine = i;
            JsonNode answer = ask(server, machine);
            boolean first = answer.at("/provenance/prompt_version").asString().endsWith("/v1");
            for (JsonNode proposal : answer.path("proposals")) {
                server.post(
                        "/api/planogram/feedback",
                        "{\"suggestion_id\":\"%s\",\"verdict\":\"%s\"}"
                                .formatted(proposal.get("id").asString(), first ? "accepted" : "rejected"));
            }
            answer.path("proposals")
                    .valueStream()
                    .findFirst()
                    .ifPresent(proposal -> carryOut(server, machine, proposal));
        }
    }

    private static void carryOut(ClaudeServer server, int machine, JsonNode proposal) {
        ObjectNode change = JsonMapper.shared().createObjectNode();
        for (String field : List.of("type", "position", "with", "product_id")) {
            if (proposal.path(field).isString()) {
                change.set(field, proposal.get(field));
            }
        }
        String key = "demo-%02d-0".formatted(machine);
        HttpResponse<String> applied = server.http()
                .send(HttpRequest.newBuilder(server.http().at("/api/planograms/" + key + "/apply"))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .POST(BodyPublishers.ofString("{\"changes\":[%s]}".formatted(change))));
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    }

    private static JsonNode ask(ClaudeServer server, int machine) {
        return json(
                server.post("/api/planogram/heat-zone-analysis", "{\"device_id\":\"demo-%02d\"}".formatted(machine)));
    }

    /** In the lab, in the report, and in what machines get that had it before. */
    private static void assertOutOfUse(ClaudeServer server) {
        assertThat(variant(server, "v1").get("in_use").asBoolean()).isTrue();
        assertThat(variant(server, "v2").get("in_use").asBoolean())
                .as(json(server.get("/api/planogram/prompt-templates"))
                        .at("/variants")
                        .toString())
                .isFalse();
        assertThat(json(server.get("/api/planogram/ai-usage")).at("/variants/" + FEATURE))
                .isEqualTo(json(server.get("/api/planogram/prompt-templates")).at("/variants/" + FEATURE));
        server.claude().script().always(new Fault.None());
        for (int machine = 1; machine <= 12; machine++) {
            assertThat(ask(server, machine).at("/provenance/prompt_version").asString())
                    .isEqualTo("heat-zones/v1");
        }
    }

    private static boolean inUse(ClaudeServer server, String version) {
        return variant(server, version).get("in_use").asBoolean();
    }

    private static JsonNode variant(ClaudeServer server, String version) {
        return json(server.get("/api/planogram/prompt-templates"))
                .at("/variants/" + FEATURE)
                .valueStream()
                .filter(one -> one.get("version").asString().equals(version))
                .findFirst()
                .orElseThrow();
    }
}
