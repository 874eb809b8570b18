package io.slotwise.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.server.Served;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Predictions and affinities for callers who bring all their data along. */
class AnalysisRoutesTest {
    private static final String PLANOGRAM = """
            {"cabinet_type":"snack","rows":2,"columns":3,"slots":[
             {"position":"A1","product_id":1,"product_name":"Cola","price":2.5,"capacity":10,"par_level":8,"daily_revenue":6.0},
             {"position":"A2","product_id":2,"product_name":"Chips","price":2.0,"capacity":10,"par_level":8,"daily_revenue":4.0},
             {"position":"A3","product_id":3,"product_name":"Gum","price":1.0,"capacity":10,"par_level":8,"daily_revenue":0.2}]}
            """;

    @RegisterExtension
    static final Served server = Served.empty();

    @Test
    void no_change_predicts_exactly_todays_revenue() {
        JsonNode prediction = predict("\"proposed_planogram\":" + PLANOGRAM);

        assertThat(prediction.get("predicted_daily_revenue")).isEqualTo(prediction.get("baseline_daily_revenue"));
        assertThat(prediction.get("lift_percentage").doubleValue()).isZero();
        assertThat(prediction.get("value_per_week").get("mean").doubleValue()).isZero();
        assertThat(prediction.get("recommendation").stringValue()).isEqualTo("reconsider");
        assertThat(prediction.get("key_drivers").size()).isZero();
    }

    @Test
    void a_second_facing_for_the_best_seller_instead_of_the_worst_is_predicted_to_pay() {
        JsonNode prediction = predict("\"changes\":[{\"type\":\"assign\",\"position\":\"A3\",\"product_id\":1}]");

        assertThat(prediction.get("lift_percentage").doubleValue()).isPositive();
        JsonNode interval = prediction.get("confidence_interval");
        assertThat(interval.get("lower_bound").doubleValue())
                .isLessThan(prediction.get("predicted_daily_revenue").doubleValue());
        assertThat(interval.get("confidence_level").doubleValue()).isEqualTo(0.8);
        assertThat(prediction.get("key_drivers").get(0).get("change").stringValue())
                .isEqualTo("A3: Cola instead of Gum");
        assertThat(prediction.get("reasoning").stringValue()).contains("a week");
    }

    @Test
    void what_each_change_brings_sums_to_the_whole_and_a_swap_is_one() {
        JsonNode prediction = predict("\"changes\":[{\"type\":\"swap\",\"position\":\"A1\",\"with\":\"A3\"},"
                + "{\"type\":\"reprice\",\"position\":\"A2\",\"price\":1.9}]");

        double sum = 0;
        for (JsonNode driver : prediction.get("key_drivers")) {
            sum += driver.get("value_per_week").get("mean").doubleValue();
        }
        assertThat(prediction.get("key_drivers").size()).isEqualTo(2);
        assertThat(sum).isCloseTo(prediction.get("value_per_week").get("mean").doubleValue(), within(0.001));
        assertThat(prediction
                        .get("daily_revenue_change_interval")
                        .get("lower_bound")
                        .doubleValue())
                .isLessThan(prediction.get("predicted_daily_revenue").doubleValue()
                        - prediction.get("baseline_daily_revenue").doubleValue());
    }

    @Test
    void a_stated_revenue_scales_the_answer_and_not_the_lift() {
        String change = "\"changes\":[{\"type\":\"reprice\",\"position\":\"A1\",\"price\":2.75}]";

        JsonNode own = predict(change);
        JsonNode stated = predict(change + ",\"current_daily_revenue\":100");

        assertThat(stated.get("baseline_daily_revenue").doubleValue()).isCloseTo(100, within(0.001));
        assertThat(stated.get("lift_percentage")).isEqualTo(own.get("lift_percentage"));
    }

    @Test
    void figures_count_as_something_seen_and_their_absence_is_said() {
        String nothingSeen = PLANOGRAM.replaceAll(",\"daily_revenue\":[0-9.]+", "");
        String body = "{\"planogram\":" + nothingSeen + ",\"changes\":[{\"type\":\"clear\",\"position\":\"A3\"}]}";

        JsonNode blind =
                json(server.post("/api/planogram/predict-revenue", body)).get("prediction");
        JsonNode seen = predict("\"changes\":[{\"type\":\"clear\",\"position\":\"A3\"}],\"horizon_days\":7");
        JsonNode longRun = predict("\"changes\":[{\"type\":\"clear\",\"position\":\"A3\"}],\"horizon_days\":90");

        assertThat(blind.get("reliability").stringValue()).isEqualTo("no_history");
        assertThat(seen.get("reliability").stringValue()).isEqualTo("too_few_sales");
        assertThat(longRun.get("reliability").stringValue()).isEqualTo("ok");
        assertThat(blind.get("prior_share").doubleValue()).isEqualTo(1);
        assertThat(seen.get("prior_share").doubleValue()).isGreaterThan(0).isLessThan(1);
    }

    @Test
    void costs_that_are_not_known_are_named_where_they_are_filled_in_and_where_they_change_the_measure() {
        String change = "\"changes\":[{\"type\":\"clear\",\"position\":\"A3\"}]";
        String products = ",\"products\":[{\"id\":\"1\",\"name\":\"Cola\",\"price\":2.5,\"cost\":1},"
                + "{\"id\":\"2\",\"name\":\"Chips\",\"price\":2,\"cost\":1}]";

        JsonNode most = predict(change + products);
        JsonNode none = predict(change);

        assertThat(most.get("measure").stringValue()).isEqualTo("margin");
        assertThat(most.get("risks").toString()).contains("No cost is known of Gum: the others'");
        assertThat(none.get("measure").stringValue()).isEqualTo("revenue");
        assertThat(none.get("risks").toString())
                .contains("Too few costs are known")
                .doesNotContain("Gum");
    }

    @Test
    void circumstances_that_are_unknown_or_no_words_are_pointed_at() {
        String change = "\"changes\":[{\"type\":\"clear\",\"position\":\"A3\"}],\"context\":";

        assertThat(predict(change + "{\"weather\":\"rain\",\"traffic\":\"high\"}")
                        .get("reasoning")
                        .stringValue())
                .contains("a week");
        assertProblem(change + "{\"wether\":\"rain\"}", "/context/wether");
        assertProblem(change + "{\"weather\":7}", "/context/weather");
        assertProblem(change + "\"rain\"", "/context");
    }

    @Test
    void a_change_that_cannot_be_is_pointed_at() {
        assertProblem("\"changes\":[{\"type\":\"assign\",\"position\":\"A3\",\"product_id\":99}]", "/changes");
        assertProblem("\"changes\":[{\"type\":\"move\",\"position\":\"A3\"}]", "/changes/0/type");
        assertProblem("\"changes\":[{\"type\":\"clear\",\"position\":\"3A\"}]", "/changes/0/position");
        assertProblem("\"changes\":[{\"type\":\"reprice\",\"position\":\"B1\",\"price\":2}]", "/changes");
        assertProblem("\"horizon_days\":7", "/changes");
    }

    @Test
    void pairs_that_belong_together_are_found_among_transactions() {
        JsonNode found = affinities(transactions(2_000, true));

        assertThat(found.get("pairs").size()).isEqualTo(1);
        JsonNode pair = found.get("pairs").get(0);
        assertThat(pair.get("a").stringValue() + pair.get("b").stringValue()).isEqualTo("01");
        assertThat(pair.get("lift").doubleValue())
                .isBetween(
                        pair.get("interval").get("low").doubleValue(),
                        pair.get("interval").get("high").doubleValue());
        assertThat(found.get("affinity_matrix").get("1").get("0")).isEqualTo(pair.get("lift"));
        assertThat(found.get("recommended_clusters").get(0).get("products").size())
                .isEqualTo(2);
        assertThat(found.get("reason_if_empty").isNull()).isTrue();
    }

    @Test
    void without_pairs_the_answer_says_why() {
        JsonNode chance = affinities(transactions(400, false));
        JsonNode single = affinities(
                "[{\"transaction_id\":\"t1\",\"product_id\":1},{\"transaction_id\":\"t2\",\"product_id\":2}]");

        assertThat(chance.get("pairs").size()).isZero();
        assertThat(chance.get("reason_if_empty").stringValue()).contains("chance explains all");
        assertThat(single.get("reason_if_empty").stringValue()).contains("single product");
    }

    @Test
    void flat_lines_of_one_transaction_make_one_basket() {
        String lines = IntStream.range(0, 40)
                .mapToObj(
                        i -> "{\"transaction_id\":%d,\"product_id\":\"a\"},{\"transaction_id\":%d,\"product_id\":\"b\"}"
                                .formatted(i, i))
                .collect(Collectors.joining(",", "[", "]"));

        JsonNode statistics = affinities(lines).get("basket_statistics");

        assertThat(statistics.get("baskets").intValue()).isEqualTo(40);
        assertThat(statistics.get("multi_item").intValue()).isEqualTo(40);
    }

    @Test
    void an_unknown_device_is_not_found_and_nothing_to_analyse_is_pointed_at() {
        assertThat(server.post("/api/planogram/affinity-analysis", "{\"device_ids\":[\"nobody\"]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.post("/api/planogram/affinity-analysis", "{}").statusCode())
                .isEqualTo(422);
        assertThat(server.post("/api/planogram/affinity-analysis", "{\"transactions\":[{\"products\":[true]}]}")
                        .statusCode())
                .isEqualTo(422);
    }

    private static String transactions(int count, boolean together) {
        SplittableRandom random = new SplittableRandom(5);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    int first = random.nextInt(7);
                    int other = (first + random.nextInt(1, 7)) % 7;
                    int second = together && first == 0 ? 1 : other;
                    String more = random.nextInt(3) == 0 ? ",{\"id\":%d}".formatted(second) : "";
                    return "{\"transaction_id\":\"t%d\",\"products\":[{\"id\":%d,\"name\":\"P\"}%s]}"
                            .formatted(i, first, more);
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static JsonNode affinities(String transactions) {
        HttpResponse<String> answer =
                server.post("/api/planogram/affinity-analysis", "{\"transactions\":" + transactions + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("affinities");
    }

    private static JsonNode predict(String fields) {
        HttpResponse<String> answer = post(fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("prediction");
    }

    private static void assertProblem(String fields, String pointer) {
        HttpResponse<String> answer = post(fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body().toLowerCase(Locale.ROOT)).contains("\"pointer\":\"" + pointer + "\"");
    }

    private static HttpResponse<String> post(String fields) {
        return server.post("/api/planogram/predict-revenue", "{\"planogram\":" + PLANOGRAM + "," + fields + "}");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
