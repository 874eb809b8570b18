package io.slotwise.server.api.record;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Served;
import io.slotwise.server.TestServer;
import io.slotwise.server.advice.overnight.AskOvernight;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.server.store.StoredJob;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.testbed.demo.DemoFleet;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a save recommends after a night in which Claude proposed good and bad: what a long search would do, for which a
 * save has no time; a product that is gone, a slot that is not there, changes that the rules forbid.
 */
class RecommendationsTest {
    private static final String DEVICE = "demo-02";
    private static final String SAVED = "/api/planograms/" + DEVICE + "-0";
    private static final Set<String> OF_A_NIGHT = Set.of("assign", "swap");

    private static List<JsonNode> engines = List.of();
    private static int illegal;

    @RegisterExtension
    static final Served server = Served.over(RecommendationsTest::afterNight).withClaude();

    @Test
    void what_the_night_proposed_is_tried_and_priced_by_the_engine() {
        List<JsonNode> found = saved();

        assertThat(engines).as("what the engine finds by itself").isNotEmpty();
        assertThat(found).isNotEmpty().allSatisfy(one -> {
            assertThat(one.at("/value_per_week/mean").asDouble()).isPositive();
            assertThat(one.at("/text").asString()).isNotBlank();
        });
        assertThat(total(found)).isGreaterThan(total(engines));
        assertThat(found)
                .anySatisfy(one -> assertThat(one.at("/source").asString()).isEqualTo("claude"));
    }

    @Test
    void nothing_illegal_unknown_or_gone_is_recommended() {
        assertThat(illegal).as("proposals that break a rule").isPositive();
        for (JsonNode one : saved()) {
            JsonNode verdict = server.ask(
                    "/api/planogram/validate-constraints",
                    "{\"device_id\":\"%s\",\"changes\":[%s]}".formatted(DEVICE, one.get("change")));

            assertThat(verdict.get("valid").asBoolean()).as(one + " " + verdict).isTrue();
        }
    }

    @Test
    void a_save_waits_for_nobody_and_costs_nothing() {
        server.claudeIs("blackhole");
        long calls = server.both().claude().calls();

        assertThat(saved()).isNotEmpty();

        assertThat(server.both().claude().calls()).isEqualTo(calls);
    }

    private static List<JsonNode> saved() {
        return recommended(server.http());
    }

    private static List<JsonNode> recommended(TestServer http) {
        HttpResponse<String> read = http.get(SAVED);
        HttpResponse<String> saved = http.send(HttpRequest.newBuilder(http.at(SAVED))
                .header("Content-Type", "application/json")
                .header("If-Match", read.headers().firstValue("ETag").orElseThrow())
                .PUT(BodyPublishers.ofString(
                        "{\"planogram\": %s}".formatted(json(read).at("/planogram")))));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        return json(saved).at("/ai_recommendations").valueStream().toList();
    }

    private static double total(List<JsonNode> found) {
        return found.stream()
                .mapToDouble(one -> one.at("/value_per_week/mean").asDouble())
                .sum();
    }

    /** One machine of the demo, and the result of a night as it is kept. */
    private static void afterNight(Path folder) {
        StoredFleets.write(folder, StoredFleets.only(DemoFleet.dataset(), Set.of(DEVICE)));
        List<ObjectNode> proposals = new ArrayList<>();
        try (TestServer before = TestServer.start(folder)) {
            engines = recommended(before);
            thorough(before).stream()
                    .map(one -> one.get("change"))
                    .filter(change -> OF_A_NIGHT.contains(change.get("type").asString()))
                    .forEach(change -> proposals.add(change.deepCopy().asObject()));
            List<ObjectNode> forbidden = forbidden(before);
            illegal = forbidden.size();
            proposals.addAll(forbidden);
        }
        proposals.add(assign("A1", "gone"));
        proposals.add(assign("Z99", "p1"));
        proposals.add(assign("A1", "p1").put("type", "teleport"));
        for (int i = 0; i < proposals.size(); i++) {
            proposals.get(i).put("id", "sg_" + i);
        }
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            StoredJob job = store.write(
                    tx -> store.jobs().add(tx, new StoredJob.Draft(AskOvernight.KIND, "test", "{}", List.of(DEVICE))));
            store.jobs()
                    .finish(
                            job.id(),
                            0,
                            StoredJob.Fate.OK,
                            JsonMapper.shared()
                                    .createObjectNode()
                                    .set("proposals", JsonMapper.shared().valueToTree(proposals))
                                    .toString());
        }
    }

    private static List<JsonNode> thorough(TestServer server) {
        String question =
                "{\"device_id\":\"%s\",\"max_changes\":3,\"effort\":2000000,\"explain\":false}".formatted(DEVICE);
        return json(server.post("/api/planogram/optimize", question))
                .get("moves")
                .valueStream()
                .toList();
    }

    /** Products that may not stand in the first slot. */
    private static List<ObjectNode> forbidden(TestServer server) {
        Stream<String> products = json(server.get("/api/products?limit=1000"))
                .get("products")
                .valueStream()
                .map(product -> product.get("product_id").asString());
        return products.sorted(Comparator.naturalOrder())
                .map(id -> assign("A1", id))
                .filter(change -> !json(server.post(
                                "/api/planogram/validate-constraints",
                                "{\"device_id\":\"%s\",\"changes\":[%s]}".formatted(DEVICE, change)))
                        .get("valid")
                        .asBoolean())
                .limit(5)
                .toList();
    }

    private static ObjectNode assign(String position, String productId) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", "assign")
                .put("position", position)
                .put("product_id", productId);
    }
}
