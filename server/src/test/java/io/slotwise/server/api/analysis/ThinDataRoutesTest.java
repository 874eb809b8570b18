package io.slotwise.server.api.analysis;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.server.Served;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What each analysis admits when it has been given something, and too little of it. */
class ThinDataRoutesTest {
    private static final String PLANOGRAM = """
            {"cabinet_type":"ambient","rows":2,"columns":2,"slots":[
              {"position":"A1","product_id":1,"product_name":"Cola","price":2.5,"quantity":6,"capacity":8},
              {"position":"A2","product_id":2,"product_name":"Gum","price":1.2,"quantity":5,"capacity":8},
              {"position":"B1","product_id":3,"product_name":"Crisps","price":1.8,"quantity":5,"capacity":8},
              {"position":"B2","product_id":4,"product_name":"Nuts","price":2.2,"quantity":5,"capacity":8}]}""";

    @RegisterExtension
    static final Served server = Served.empty();

    private static JsonNode ask(String route, String part, String body) {
        HttpResponse<String> answer = server.post("/api/planogram/" + route, "{\"explain\":false," + body + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get(part);
    }

    private static JsonNode prediction(String evidence) {
        return ask(
                "predict-revenue",
                "prediction",
                "\"planogram\":" + PLANOGRAM + ",\"changes\":[{\"type\":\"clear\",\"position\":\"A1\"}]" + evidence);
    }

    @Test
    void a_prediction_rests_on_priors_the_more_the_less_was_seen() {
        double nothing = prediction("").get("prior_share").doubleValue();
        JsonNode thin = prediction(",\"product_velocity\":{\"1\":0.1}");
        JsonNode more = prediction(",\"product_velocity\":{\"1\":2,\"2\":1,\"3\":1,\"4\":1}");

        assertThat(nothing).isEqualTo(1);
        assertThat(thin.get("prior_share").doubleValue())
                .isBetween(more.get("prior_share").doubleValue(), 0.999);
        assertThat(thin.get("reliability").stringValue()).isEqualTo("too_few_sales");
    }

    @Test
    void a_thin_prediction_has_a_wider_interval_than_its_mean_can_bear() {
        JsonNode thin = prediction("").get("value_per_week");

        double width = thin.get("high").doubleValue() - thin.get("low").doubleValue();
        assertThat(width).isGreaterThan(0.3 * Math.abs(thin.get("mean").doubleValue()));
    }

    @Test
    void places_with_a_handful_of_figures_are_not_identifiable_and_keep_to_the_prior() {
        String body = "\"planogram\":" + PLANOGRAM;
        JsonNode none = ask("heat-zone-analysis", "analysis", body);
        JsonNode thin = ask("heat-zone-analysis", "analysis", body + ",\"position_revenue\":{\"A1\":9,\"B2\":0.2}");

        assertThat(thin.get("identifiable").booleanValue()).isFalse();
        assertThat(thin.get("reason").stringValue()).contains("Not identifiable yet");
        assertThat(thin.at("/adjusted/prior_share").doubleValue()).isGreaterThan(0.9);
        for (int row = 0; row < 2; row++) {
            assertThat(thin.at("/adjusted/rows/" + row + "/multiplier").doubleValue())
                    .isCloseTo(none.at("/adjusted/rows/" + row + "/multiplier").doubleValue(), within(0.05));
        }
    }

    @Test
    void three_baskets_are_too_few_for_any_pair_to_be_judged() {
        JsonNode found = ask(
                "affinity-analysis",
                "affinities",
                "\"transactions\":[{\"transaction_id\":\"t1\",\"products\":[{\"id\":1},{\"id\":2}]},"
                        + "{\"transaction_id\":\"t2\",\"products\":[{\"id\":1}]},"
                        + "{\"transaction_id\":\"t3\",\"products\":[{\"id\":2}]}]");

        assertThat(found.get("pairs")).isEmpty();
        assertThat(found.get("recommended_clusters")).isEmpty();
        assertThat(found.get("adjacency_changes")).isEmpty();
        assertThat(found.get("reason_if_empty").stringValue()).contains("Of 3 baskets 1 hold two products", "too few");
        assertThat(found.at("/basket_statistics/multi_item").intValue()).isEqualTo(1);
    }

    @Test
    void a_forecast_of_six_days_admits_it_for_the_machine_and_for_each_product() {
        String days =
                IntStream.range(0, 6).mapToObj(t -> t % 2 == 0 ? "1" : "0").collect(Collectors.joining(","));
        JsonNode forecast = ask(
                "demand-forecast",
                "forecast",
                "\"planogram\":" + PLANOGRAM + ",\"as_of\":\"2025-03-01\",\"sales_history\":{\"1\":[" + days + "]}");

        assertThat(forecast.get("reliability").stringValue()).isEqualTo("short_history");
        assertThat(forecast.get("reliability_reason").stringValue()).contains("6 days");
        assertThat(forecast.at("/levels/machine/reliability").stringValue()).isEqualTo("short_history");
        assertThat(forecast.at("/demand_forecast/1/reliability").stringValue()).isEqualTo("short_history");
        assertThat(forecast.at("/demand_forecast/1/prior_share").doubleValue()).isBetween(0.3, 1.0);
        assertThat(forecast.at("/demand_forecast/2/prior_share").doubleValue()).isEqualTo(1);
        assertThat(forecast.at("/demand_forecast/1/trend/direction").stringValue())
                .isEqualTo("unknown");
        assertThat(forecast.get("effects")
                        .valueStream()
                        .noneMatch(one -> one.get("used").booleanValue()))
                .isTrue();
    }

    @Test
    void a_place_that_is_compared_with_nobody_gets_no_local_favourites() {
        JsonNode found = ask(
                "location-personalize",
                "personalization",
                "\"venue_type\":\"office\",\"planogram\":" + PLANOGRAM + ",\"product_velocity\":{\"1\":0.1}");

        assertThat(found.get("reliability").stringValue()).isEqualTo("no_comparison");
        assertThat(found.at("/personalized_assortment/local_favorites")).isEmpty();
        assertThat(found.get("reason").stringValue()).isNotBlank();
    }
}
