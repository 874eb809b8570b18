package io.slotwise.server.api.analysis;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Served;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What fits a place: for stored machines, for new places, and where there is nothing to compare with. */
class VenueRoutesTest {
    private static final String PLANOGRAM = """
            {"rows":1,"columns":2,"slots":[
             {"position":"A1","product_id":"cola","product_name":"Cola","price":3.0,"capacity":10,"par_level":10},
             {"position":"A2","product_id":"gum","product_name":"Gum","price":1.0,"capacity":10,"par_level":10}]}
            """;

    @RegisterExtension
    static final Served fleet = Served.fleet(1, 6, 3_000);

    @RegisterExtension
    static final Served nothing = Served.empty();

    @Test
    void a_stored_machine_is_compared_with_the_others_at_its_kind_of_venue() {
        JsonNode found = personalization(fleet, "{\"device_id\":\"m0\"}");

        assertThat(found.get("compared_with").size()).isEqualTo(5);
        assertThat(found.get("same_venue_type").booleanValue()).isTrue();
        assertThat(found.get("reliability").stringValue()).isEqualTo("ok");
        assertThat(found.get("reason").isNull()).isTrue();
        assertThat(found.get("venue_strategy").stringValue()).contains("compared with 5 other machines");
        assertThat(found.at("/personalized_assortment/core_products")).isNotEmpty();
        assertThat(found.at("/time_based_optimization/parts").size()).isEqualTo(5);
        assertThat(found.at("/pricing_strategy/positions")).isNotEmpty();
        assertThat(found.at("/expected_performance/revenue_today/mean").doubleValue())
                .isBetween(
                        found.at("/expected_performance/revenue_today/low").doubleValue(),
                        found.at("/expected_performance/revenue_today/high").doubleValue());
    }

    @Test
    void a_new_place_hears_what_sells_at_venues_of_its_kind() {
        JsonNode found = personalization(
                fleet, "{\"venue_type\":\"office\",\"subtype\":\"call_centre\",\"product_velocity\":{\"p0\":4}}");

        assertThat(found.get("venue_strategy").stringValue()).startsWith("Venue office (call_centre): compared with 6");
        assertThat(found.at("/personalized_assortment/experimental")).isNotEmpty();
        assertThat(found.at("/expected_performance/revenue_today").isNull()).isTrue();
        assertThat(found.at("/expected_performance/reason").stringValue()).contains("Without a planogram");
        assertThat(found.at("/time_based_optimization/reason").stringValue()).contains("Too few sales");
    }

    @Test
    void a_price_above_the_competitors_median_is_valued_at_their_price() {
        JsonNode pricing =
                personalization(nothing, "{\"planogram\":" + PLANOGRAM + """
                        ,"performance":{"product_velocity":{"cola":5,"gum":1}},
                        "competitors":[{"name":"Kiosk","prices":{"cola":2.0}},{"prices":{"cola":2.5,"gum":1.0}}]}""").get("pricing_strategy");

        JsonNode furthest = pricing.get("furthest");
        assertThat(furthest.get("product_id").stringValue()).isEqualTo("cola");
        assertThat(furthest.get("to").doubleValue()).isEqualTo(2.0);
        assertThat(furthest.get("allowed").booleanValue()).isTrue();
        assertThat(furthest.at("/revenue_per_week/mean").doubleValue()).isNotZero();
        assertThat(pricing.at("/positions/1/ratio").doubleValue()).isEqualTo(1.0);
    }

    @Test
    void with_no_fleet_the_answer_says_that_there_is_nothing_to_compare_with() {
        JsonNode found = personalization(nothing, "{\"venue_type\":\"office\",\"planogram\":" + PLANOGRAM + "}");

        assertThat(found.get("reliability").stringValue()).isEqualTo("no_comparison");
        assertThat(found.get("reason").stringValue()).contains("nothing to compare with");
        assertThat(found.at("/personalized_assortment/local_favorites")).isEmpty();
        assertThat(found.at("/pricing_strategy/reason").stringValue()).contains("nothing to compare with");
        assertThat(found.at("/expected_performance/additions")).isEmpty();
        assertThat(found.at("/expected_performance/impact/uplift/mean").doubleValue())
                .isZero();
    }

    @Test
    void too_few_sales_and_another_kind_of_venue_are_said() {
        JsonNode thin = personalization(fleet, "{\"venue_type\":\"office\",\"product_velocity\":{\"p0\":0.1}}");
        JsonNode other = personalization(fleet, "{\"venue_type\":\"gym\",\"product_velocity\":{\"p0\":9}}");

        assertThat(thin.get("reliability").stringValue()).isEqualTo("too_few_sales");
        assertThat(thin.get("reason").stringValue()).contains("Only 3 units");
        assertThat(other.get("reliability").stringValue()).isEqualTo("other_venues");
        assertThat(other.get("same_venue_type").booleanValue()).isFalse();
    }

    @Test
    void what_cannot_be_is_pointed_at() {
        assertPointer("{}", "/venue_type");
        assertPointer(
                "{\"venue_type\":\"office\",\"performance\":{\"product_velocity\":{\"p0\":-1}}}",
                "/performance/product_velocity/p0");
        assertPointer(
                "{\"venue_type\":\"office\",\"competitors\":[{\"prices\":{\"p0\":\"2\"}}]}",
                "/competitors/0/prices/p0");
        assertPointer("{\"venue_type\":\"office\",\"competitors\":7}", "/competitors");
        assertThat(post(fleet, "{\"device_id\":\"nobody\"}").statusCode()).isEqualTo(404);
    }

    private static void assertPointer(String body, String pointer) {
        HttpResponse<String> answer = post(fleet, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    }

    private static JsonNode personalization(Served server, String body) {
        HttpResponse<String> answer = post(server, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("personalization");
    }

    private static HttpResponse<String> post(Served server, String body) {
        return server.post("/api/planogram/location-personalize", body);
    }
}
