package io.slotwise.server.api.analysis;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.server.Served;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What sells where: for stored machines and for callers who bring all their data along. */
class ZoneRoutesTest {
    /** The best seller stands at the bottom, a slow one at eye level. */
    private static final String UPSIDE_DOWN = """
            {"rows":7,"columns":2,"row_centre_height_cm":[160,145,120,90,70,50,30],"slots":[
             {"position":"A1","product_id":"slow","product_name":"Gum","price":1.0,"capacity":10,"par_level":10,"daily_revenue":0.2},
             {"position":"G1","product_id":"best","product_name":"Cola","price":2.5,"capacity":10,"par_level":10,"daily_revenue":9.0}]}
            """;

    @RegisterExtension
    static final Served server = Served.fleet(1, 3, 400);

    @Test
    void the_best_seller_at_the_bottom_is_told_to_go_up() {
        JsonNode analysis = analysis("{\"planogram\":" + UPSIDE_DOWN + "}");

        JsonNode first = analysis.get("key_moves").get(0);
        assertThat(first.get("product_id").stringValue()).isEqualTo("best");
        assertThat(first.get("position").stringValue()).isEqualTo("G1");
        assertThat(first.get("value_per_week").get("mean").doubleValue()).isPositive();
        JsonNode impact = analysis.get("expected_impact");
        assertThat(impact.at("/uplift/mean").doubleValue())
                .isCloseTo(
                        impact.get("planned_per_week").doubleValue()
                                - impact.get("current_per_week").doubleValue(),
                        within(0.001))
                .isGreaterThanOrEqualTo(first.at("/value_per_week/mean").doubleValue() - 0.01);
        assertThat(analysis.get("key_moves").size()).isBetween(1, 5);
    }

    @Test
    void the_map_shows_stated_revenue_and_the_zones_of_the_heights() {
        JsonNode analysis = analysis("{\"planogram\":" + UPSIDE_DOWN + "}");

        assertThat(analysis.at("/visualization_data/basis").stringValue()).isEqualTo("stated");
        assertThat(analysis.at("/visualization_data/heat_map/6/0").doubleValue())
                .isEqualTo(9.0);
        assertThat(analysis.at("/visualization_data/heat_map").size()).isEqualTo(7);
        assertThat(analysis.at("/zone_assignments/A").size()).isEqualTo(4);
        assertThat(analysis.at("/zone_assignments/D/0").stringValue()).isEqualTo("G1");
        assertThat(analysis.at("/visualization_data/zone_scores/D/index").doubleValue())
                .isGreaterThan(100);
        assertThat(analysis.at("/visualization_data/zone_scores/D/place_index").doubleValue())
                .isLessThan(100);
    }

    @Test
    void a_forbidden_move_is_not_proposed() {
        JsonNode analysis = analysis("{\"planogram\":" + UPSIDE_DOWN + ",\"constraints\":{\"pinned\":[\"G1\"]}}");

        assertThat(analysis("{\"planogram\":" + UPSIDE_DOWN + "}")
                        .get("key_moves")
                        .toString())
                .contains("\"G1\"");
        analysis.get("key_moves").forEach(move -> {
            assertThat(move.get("position").stringValue()).isNotEqualTo("G1");
            assertThat(move.get("with").stringValue()).isNotEqualTo("G1");
        });
    }

    @Test
    void without_a_past_the_places_are_not_identifiable_and_the_answer_says_so() {
        JsonNode analysis = analysis("{\"planogram\":" + UPSIDE_DOWN + "}");

        assertThat(analysis.get("identifiable").booleanValue()).isFalse();
        assertThat(analysis.get("reason").stringValue()).contains("Not identifiable yet");
        assertThat(analysis.at("/adjusted/prior_share").doubleValue()).isEqualTo(1);
        assertThat(analysis.at("/adjusted/rows").size()).isEqualTo(7);
        assertThat(analysis.get("observed")).isEmpty();
    }

    @Test
    void revenue_of_whole_zones_is_evidence_too() {
        String bare = UPSIDE_DOWN.replace(",\"daily_revenue\":0.2", "").replace(",\"daily_revenue\":9.0", "");

        JsonNode analysis = analysis("{\"planogram\":" + bare + ",\"zone_revenue\":{\"A\":1.5,\"D\":6}}");
        JsonNode velocities = analysis("{\"planogram\":" + bare + ",\"product_velocity\":{\"best\":3,\"slow\":0.1}}");

        assertThat(analysis.at("/visualization_data/heat_map/6/0").doubleValue())
                .isEqualTo(6);
        assertThat(velocities.at("/visualization_data/basis").stringValue()).isEqualTo("expected");
        assertThat(velocities.at("/key_moves/0/product_id").stringValue()).isEqualTo("best");
    }

    @Test
    void a_stored_machine_shows_what_its_slots_sold() {
        JsonNode analysis = analysis("{\"device_id\":\"m0\"}");

        assertThat(analysis.at("/visualization_data/basis").stringValue()).isEqualTo("sales");
        assertThat(analysis.get("observed").size()).isEqualTo(6);
        assertThat(analysis.at("/visualization_data/heat_map").size()).isEqualTo(2);
        assertThat(analysis.at("/visualization_data/heat_map/0").size()).isEqualTo(3);
        assertThat(analysis.at("/expected_impact/currency").stringValue()).isEqualTo("USD");
    }

    @Test
    void an_empty_cabinet_is_answered_with_nothing_to_do() {
        JsonNode analysis = analysis("{\"planogram\":{\"rows\":2,\"columns\":2,\"slots\":[]}}");

        assertThat(analysis.get("key_moves")).isEmpty();
        assertThat(analysis.at("/expected_impact/uplift/mean").doubleValue()).isZero();
    }

    @Test
    void what_cannot_be_is_pointed_at() {
        assertPointer("{}", 422, "");
        assertPointer("{\"planogram\":" + UPSIDE_DOWN + ",\"zone_revenue\":{\"E\":1}}", 422, "/zone_revenue/E");
        assertPointer("{\"planogram\":" + UPSIDE_DOWN + ",\"zone_revenue\":{\"A\":-1}}", 422, "/zone_revenue/A");
        assertPointer("{\"planogram\":" + UPSIDE_DOWN + ",\"zone_revenue\":{\"C\":1}}", 422, "/zone_revenue");
        assertThat(post("{\"device_id\":\"nobody\"}").statusCode()).isEqualTo(404);
    }

    private static void assertPointer(String body, int status, String pointer) {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    }

    private static JsonNode analysis(String body) {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("analysis");
    }

    private static HttpResponse<String> post(String body) {
        return server.post("/api/planogram/heat-zone-analysis", body);
    }
}
