package io.slotwise.server.api;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Served;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The questions beyond one machine: by reference, by value, with too little, and with nonsense. */
class InsightRoutesTest {
    private static final String PLANOGRAM = """
            {"rows":2,"columns":2,"slots":[
             {"position":"A1","product_id":"cola","product_name":"Cola","price":3.0,"capacity":20,"par_level":20},
             {"position":"A2","product_id":"gum","product_name":"Gum","price":1.0,"capacity":20,"par_level":20},
             {"position":"B1","product_id":"tea","product_name":"Tea","price":2.0,"capacity":20,"par_level":20},
             {"position":"B2","product_id":"tea","product_name":"Tea","price":2.0,"capacity":20,"par_level":20}]}
            """;
    private static final String VALUED =
            "\"planogram\":" + PLANOGRAM + ",\"product_velocity\":{\"cola\":4,\"gum\":1,\"tea\":2}";

    @RegisterExtension
    static final Served server = Served.fleet(1, 6, 3_000);

    @Test
    void a_level_that_halved_is_found_in_sales_that_were_brought_along() {
        JsonNode analysis = ask(
                        "anomaly-detection",
                        "{\"planogram\":" + PLANOGRAM + ",\"sales_history\":[" + daily("cola", 0, 140, 8) + ","
                                + daily("cola", 140, 210, 3) + "," + daily("tea", 0, 210, 6) + "]}")
                .get("analysis");

        assertThat(analysis.at("/anomalies/0/kind").stringValue()).isEqualTo("level_shift");
        assertThat(analysis.at("/anomalies/0/units_per_week").doubleValue()).isNegative();
        assertThat(analysis.at("/anomalies/0/evidence").stringValue()).contains("sold");
        assertThat(analysis.get("machines").intValue()).isEqualTo(1);
        assertThat(analysis.get("notes")).isNotEmpty();
    }

    @Test
    void the_stored_fleet_is_looked_at_whole_or_machine_by_machine() {
        JsonNode all = ask("anomaly-detection", "{}").get("analysis");
        JsonNode one = ask("anomaly-detection", "{\"device_id\":\"m0\"}").get("analysis");

        assertThat(all.get("machines").intValue()).isEqualTo(6);
        assertThat(one.get("machines").intValue()).isEqualTo(6);
        one.get("anomalies")
                .forEach(found ->
                        assertThat(found.get("device_id").stringValue()).isEqualTo("m0"));
    }

    @Test
    void where_nothing_was_sold_that_is_the_answer() {
        JsonNode analysis = ask("anomaly-detection", "{\"machines\":[{\"device_id\":\"new\"}]}")
                .get("analysis");
        JsonNode patterns = ask("cross-location-patterns", "{\"machines\":[{\"device_id\":\"new\"}]}")
                .get("patterns");

        assertThat(analysis.get("anomalies")).isEmpty();
        assertThat(analysis.get("reason_if_empty").stringValue()).isEqualTo("No sale is on record.");
        assertThat(patterns.at("/notes/0").stringValue()).isEqualTo("No sale is on record.");
    }

    @Test
    void the_stored_fleet_falls_into_segments_and_says_what_it_could_not_compare() {
        JsonNode patterns = ask("cross-location-patterns", "{\"seed\":3}").get("patterns");

        assertThat(patterns.get("segments")).isNotEmpty();
        assertThat(patterns.at("/segments/0/summary").stringValue()).isNotBlank();
        assertThat(patterns.at("/looks/patterns").isInt()).isTrue();
    }

    @Test
    void scenarios_come_with_percentiles_risk_and_break_evens() {
        JsonNode found = ask(
                        "scenario-planning",
                        "{" + VALUED + ",\"runs\":400,\"seed\":5,\"target_per_week\":50,\"scenarios\":["
                                + "{\"name\":\"slump\",\"demand_factor\":0.5},"
                                + "{\"name\":\"empty\",\"changes\":[{\"type\":\"clear\",\"position\":\"A1\"}]}]}")
                .get("scenarios");

        JsonNode today = found.get("as_today");
        assertThat(today.at("/percentiles/p5").doubleValue())
                .isLessThan(today.at("/percentiles/p95").doubleValue());
        assertThat(found.at("/scenarios/0/change").doubleValue()).isNegative();
        assertThat(found.at("/scenarios/0/value_at_risk").doubleValue())
                .isGreaterThan(today.get("value_at_risk").doubleValue());
        assertThat(found.at("/scenarios/0/expected_shortfall").doubleValue())
                .isGreaterThanOrEqualTo(found.at("/scenarios/0/value_at_risk").doubleValue());
        assertThat(found.at("/break_evens/0/factor").doubleValue()).isBetween(0.05, 1.0);
        assertThat(found.get("sensitivities")).isNotEmpty();
        assertThat(found.get("recommended").isNull()).isTrue();
        assertThat(found.get("reasoning").stringValue()).contains("nine of ten");
    }

    @Test
    void equal_seeds_give_equal_outlooks() {
        String body = "{\"device_id\":\"m0\",\"runs\":200,\"seed\":9}";

        assertThat(ask("scenario-planning", body).get("scenarios"))
                .isEqualTo(ask("scenario-planning", body).get("scenarios"));
    }

    @Test
    void competitors_are_compared_and_their_prices_tried() {
        JsonNode found = ask(
                        "competitive-analysis",
                        "{" + VALUED
                                + ",\"competitors\":[{\"name\":\"Kiosk\",\"prices\":{\"cola\":2.0,\"water\":1.0}}]}")
                .get("competition");

        assertThat(found.get("price_index").doubleValue()).isEqualTo(1.5);
        assertThat(found.at("/positions/0/stance").stringValue()).isEqualTo("dearer");
        assertThat(found.at("/only_at_competitors/0/product_id").stringValue()).isEqualTo("water");
        assertThat(found.at("/responses/0/to").doubleValue()).isEqualTo(2.0);
        assertThat(found.at("/responses/0/advice").stringValue()).isNotBlank();
        assertThat(found.get("summary").stringValue()).contains("150 %");
    }

    @Test
    void a_competitor_with_nothing_in_common_gives_no_index_and_a_reason() {
        JsonNode found = ask(
                        "competitive-analysis", "{\"device_id\":\"m0\",\"competitors\":[{\"prices\":{\"beer\":5}}]}")
                .get("competition");

        assertThat(found.get("price_index").isNull()).isTrue();
        assertThat(found.get("reason").stringValue()).contains("nothing to compare");
    }

    @Test
    void a_layout_is_measured_and_a_photo_without_claude_is_said_not_to_be_read() {
        JsonNode plain = ask("visual-merchandising", "{" + VALUED + "}");
        JsonNode photo = ask("visual-merchandising", "{\"device_id\":\"m0\",\"image\":\"iVBORw0KGgo=\"}");

        assertThat(plain.at("/layout/filled_slots").intValue()).isEqualTo(4);
        assertThat(plain.at("/layout/hero_slots")).isNotEmpty();
        assertThat(plain.at("/layout/reason").stringValue()).contains("colour");
        assertThat(photo.get("fallback_used").booleanValue()).isTrue();
        assertThat(photo.at("/provenance/fallback_reason").stringValue()).isEqualTo("no_api_key");
    }

    @Test
    void what_cannot_be_is_pointed_at() {
        assertPointer("anomaly-detection", "{\"window_days\":40}", "/window_days");
        assertPointer(
                "anomaly-detection",
                "{\"machines\":[{\"device_id\":\"a\",\"sales_history\":[{\"product_id\":\"x\"}]}]}",
                "/machines/0/sales_history/0/date");
        assertPointer("anomaly-detection", "{\"machines\":[{\"device_id\":\"a\"},{\"device_id\":\"a\"}]}", "/machines");
        assertPointer("cross-location-patterns", "{\"correction\":\"none\"}", "/correction");
        assertPointer("cross-location-patterns", "{\"machines\":[{\"latitude\":91}]}", "/machines/0/device_id");
        assertPointer(
                "scenario-planning",
                "{" + VALUED + ",\"scenarios\":[{\"demand_factor\":0}]}",
                "/scenarios/0/demand_factor");
        assertPointer(
                "scenario-planning",
                "{" + VALUED + ",\"scenarios\":[{\"changes\":[{\"type\":\"clear\",\"position\":\"Z9\"}]}]}",
                "/scenarios");
        assertPointer("scenario-planning", "{\"runs\":99," + VALUED + "}", "/runs");
        assertPointer("competitive-analysis", "{" + VALUED + "}", "/competitors");
        assertPointer("visual-merchandising", "{\"image\":5," + VALUED + "}", "/image");
        assertThat(post("anomaly-detection", "{\"device_id\":\"nobody\"}").statusCode())
                .isEqualTo(404);
        assertThat(post("cross-location-patterns", "{\"device_ids\":[\"nobody\"]}")
                        .statusCode())
                .isEqualTo(404);
    }

    private static String daily(String product, int from, int to, int units) {
        StringBuilder lines = new StringBuilder();
        LocalDate first = LocalDate.of(2026, 1, 5);
        for (int day = from; day < to; day++) {
            int wobble = units + (day * 7 + product.length()) % 3 - 1;
            lines.append(lines.isEmpty() ? "" : ",")
                    .append("{\"date\":\"%s\",\"product_id\":\"%s\",\"quantity\":%d,\"slot\":\"%s\"}"
                            .formatted(first.plusDays(day), product, wobble, product.equals("cola") ? "A1" : "B1"));
        }
        return lines.toString();
    }

    private static void assertPointer(String route, String body, String pointer) {
        HttpResponse<String> answer = post(route, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    }

    private static JsonNode ask(String route, String body) {
        HttpResponse<String> answer = post(route, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static HttpResponse<String> post(String route, String body) {
        return server.post("/api/planogram/" + route, body);
    }
}
