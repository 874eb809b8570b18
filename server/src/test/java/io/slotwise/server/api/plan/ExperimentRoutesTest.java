package io.slotwise.server.api.plan;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.sales.Sale;
import io.slotwise.server.Served;
import io.slotwise.server.store.StoredFleets;
import io.slotwise.testbed.fleet.TruthFleet;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A simulated fleet whose past is moved so that it ends ten weeks after today: the plans of today have ten weeks behind
 * them, and of two machines the second has lost half of its sales since.
 */
class ExperimentRoutesTest {
    private static final int WEEKS_AFTER = 10;

    @RegisterExtension
    static final Served server = Served.over(ExperimentRoutesTest::movedPast);

    private static void movedPast(Path folder) {
        TruthFleet fleet = TruthFleet.preset("habit", 11);
        List<Sale> sales = fleet.dataset().sales();
        LocalDate last =
                sales.stream().map(Sale::date).max(LocalDate::compareTo).orElseThrow();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        long days = today.plusWeeks(WEEKS_AFTER).plusDays(1).toEpochDay() - last.toEpochDay();
        SplittableRandom kept = new SplittableRandom(11);
        List<Sale> moved = sales.stream()
                .map(sale -> on(sale, sale.date().plusDays(days)))
                .filter(sale ->
                        !sale.deviceId().equals("sim-002") || sale.date().isBefore(today) || kept.nextBoolean())
                .toList();
        StoredFleets.write(folder, fleet.dataset().withSales(moved));
    }

    @Test
    void a_plan_that_cost_money_is_found_out_and_can_be_undone() {
        List<String> before = products("sim-002-0");
        assertThat(apply("sim-002-0", "{\"changes\": [{\"type\": \"swap\", \"position\": \"A1\", \"with\": \"B1\"}]}")
                        .statusCode())
                .isEqualTo(200);

        JsonNode one = json(server.get("/api/experiments?device_id=sim-002")).at("/experiments/0");

        assertThat(one.at("/verdict").stringValue()).as(one.toString()).isEqualTo("did_not_pay");
        assertThat(one.at("/realised/weeks").intValue()).isBetween(WEEKS_AFTER - 1, WEEKS_AFTER);
        assertThat(one.at("/realised/controls").intValue()).isPositive();
        assertThat(one.at("/realised/per_week/mean").doubleValue()).isNegative();
        assertThat(one.at("/predicted/mean").isNumber()).isTrue();
        String back = "{\"changes\": %s}".formatted(one.at("/roll_back/changes"));
        assertThat(apply("sim-002-0", back).statusCode()).isEqualTo(200);
        assertThat(products("sim-002-0")).isEqualTo(before);
    }

    @Test
    void a_plan_of_a_machine_that_sold_on_as_before_is_not_blamed() {
        apply("sim-001-0", "{\"changes\": [{\"type\": \"swap\", \"position\": \"A1\", \"with\": \"B1\"}]}");

        JsonNode one = json(server.get("/api/experiments?device_id=sim-001")).at("/experiments/0");

        assertThat(one.at("/verdict").stringValue()).as(one.toString()).isNotEqualTo("did_not_pay");
        assertThat(one.at("/roll_back").isNull()).isTrue();
    }

    @Test
    void the_report_of_claudes_work_says_that_it_is_too_early_to_judge_predictions() {
        apply("sim-003-0", "{\"changes\": [{\"type\": \"swap\", \"position\": \"A1\", \"with\": \"B1\"}]}");

        JsonNode accuracy = json(server.get("/api/planogram/ai-usage")).get("accuracy");

        assertThat(accuracy.get("state").stringValue()).isEqualTo("too_early");
        assertThat(accuracy.get("waiting").intValue()).isPositive();
        assertThat(accuracy.get("needed").intValue()).isEqualTo(5);
        assertThat(accuracy.at("/by_source/operator/waiting").intValue()).isPositive();
        assertThat(accuracy.get("calibration").isNull()).isTrue();
    }

    @Test
    void waves_share_out_the_machines_and_the_seed_decides() {
        String question = """
                {"device_ids": ["sim-001", "sim-002", "sim-003", "sim-004", "sim-005", "sim-006"], "waves": 3, "seed": 2}
                """;
        JsonNode waves =
                json(server.post("/api/experiments/roll-out", question)).at("/waves");

        assertThat(waves).hasSize(3);
        waves.forEach(wave -> assertThat(wave).hasSize(2));
        assertThat(json(server.post("/api/experiments/roll-out", question)).at("/waves"))
                .isEqualTo(waves);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /device_ids",
                "{\"device_ids\": [\"sim-001\"], \"waves\": 2} | /waves",
                "{\"device_ids\": [\"sim-001\", \"sim-002\"], \"waves\": 1} | /waves",
                "{\"device_ids\": [\"sim-001\", \"nowhere\"], \"waves\": 2} | /device_ids/1",
                "{\"device_ids\": [\"sim-001\", \"sim-002\"], \"waves\": 2, \"when\": 1} | /when"
            })
    void a_meaningless_roll_out_is_refused_and_pointed_at(String body, String pointer) {
        HttpResponse<String> answer = server.post("/api/experiments/roll-out", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer)
                        .at("/errors")
                        .valueStream()
                        .map(one -> one.at("/pointer").stringValue()))
                .contains(pointer);
    }

    private static Sale on(Sale sale, LocalDate day) {
        return new Sale(
                day,
                sale.time(),
                sale.deviceId(),
                sale.cabinetIndex(),
                sale.slot(),
                sale.productId(),
                sale.quantity(),
                sale.unitPrice(),
                sale.transactionId(),
                sale.payment());
    }

    private static List<String> products(String key) {
        return json(server.get("/api/planograms/" + key))
                .at("/planogram/slots")
                .valueStream()
                .map(slot -> slot.at("/product_id").asString("") + " " + slot.at("/par_level"))
                .toList();
    }

    private static HttpResponse<String> apply(String key, String body) {
        return server.send(HttpRequest.newBuilder(server.at("/api/planograms/" + key + "/apply"))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body)));
    }
}
