package io.slotwise.server.api.analysis;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.server.Served;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Forecasts for stored machines and for callers who bring the past along. */
class DemandRoutesTest {
    private static final LocalDate START = LocalDate.of(2025, 1, 6);
    private static final int DAYS = 120;
    private static final String AS_OF = START.plusDays(DAYS).toString();

    @RegisterExtension
    static final Served server = Served.fleet(1, 2, 600);

    private static HttpResponse<String> post(String body) {
        return server.post("/api/planogram/demand-forecast", "{" + body + "}");
    }

    private static JsonNode forecast(String body) {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("forecast");
    }

    /** Daily units that are Poisson with these means, as the route takes them. */
    private static String daily(double cola, double chips) {
        SplittableRandom random = new SplittableRandom(11);
        return "\"as_of\":\"%s\",\"sales_history\":{\"cola\":[%s],\"chips\":[%s]}"
                .formatted(AS_OF, units(random, cola), units(random, chips));
    }

    private static String units(SplittableRandom random, double mean) {
        return IntStream.range(0, DAYS)
                .map(t -> {
                    int n = -1;
                    for (double product = 1; product > Math.exp(-mean); product *= random.nextDouble()) {
                        n++;
                    }
                    return n;
                })
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }

    private static double number(JsonNode node, String... path) {
        JsonNode at = node;
        for (String step : path) {
            at = at.get(step);
        }
        return at.doubleValue();
    }

    @Test
    void forecasts_a_past_that_the_caller_brings_along() {
        JsonNode forecast = forecast(daily(3, 0.5) + ",\"horizon_days\":28,\"service_interval_days\":14");

        JsonNode cola = forecast.get("demand_forecast").get("cola");
        assertThat(number(cola, "next_7_days")).isCloseTo(21, within(5.0));
        assertThat(number(cola, "next_cycle")).isCloseTo(42, within(9.0));
        assertThat(number(cola, "horizon")).isCloseTo(84, within(18.0));
        assertThat(number(cola, "confidence_interval", "lower_bound")).isLessThan(number(cola, "next_7_days"));
        assertThat(number(cola, "confidence_interval", "upper_bound")).isGreaterThan(number(cola, "next_7_days"));
        assertThat(number(cola, "quantiles", "0.1")).isLessThanOrEqualTo(number(cola, "quantiles", "0.95"));
        assertThat(cola.get("trend").get("direction").stringValue()).isIn("steady", "rising", "falling");
        assertThat(number(cola, "seasonality_factor")).isCloseTo(1, within(0.05));
        assertThat(number(forecast, "levels", "machine", "expected")).isCloseTo(98, within(20.0));
        assertThat(forecast.get("reliability").stringValue()).isEqualTo("good");
        assertThat(forecast.get("reliability_reason").isNull()).isTrue();
        assertThat(forecast.get("from").stringValue()).isEqualTo(AS_OF);
    }

    @Test
    void says_what_runs_out_how_far_to_fill_and_when_to_come() {
        JsonNode forecast = forecast(daily(3, 0.3) + ",\"capacities\":{\"cola\":15,\"chips\":12},\"visit_cost\":4,"
                + "\"products\":[{\"id\":\"cola\",\"name\":\"Cola\",\"price\":2.5,\"cost\":1},"
                + "{\"id\":\"chips\",\"name\":\"Chips\",\"price\":2,\"cost\":0.8}]");

        assertThat(forecast.get("measure").stringValue()).isEqualTo("margin");
        JsonNode risk = forecast.get("stockout_risk").get(0);
        assertThat(risk.get("product_id").stringValue()).isEqualTo("cola");
        assertThat(risk.get("risk").stringValue()).isEqualTo("high");
        assertThat(risk.get("stock_known").booleanValue()).isFalse();
        assertThat(number(risk, "missed_units")).isPositive();
        JsonNode pars = forecast.get("par_level_recommendations");
        assertThat(pars.get("cola").get("recommended_par").intValue()).isEqualTo(15);
        assertThat(pars.get("chips").get("recommended_par").intValue()).isBetween(2, 9);
        JsonNode timing = forecast.get("optimal_service_timing");
        assertThat(timing.get("basis").stringValue()).isEqualTo("cost");
        assertThat(timing.get("recommended_interval_days").intValue()).isBetween(3, 10);
        assertThat(timing.get("reason").stringValue()).contains("no other interval costs less");
    }

    @Test
    void looks_through_days_on_which_a_product_was_sold_out() {
        String steady =
                IntStream.range(0, DAYS).mapToObj(t -> t % 7 < 4 ? "2" : "0").collect(Collectors.joining(","));
        String gum = IntStream.range(0, DAYS).mapToObj(t -> "1").collect(Collectors.joining(","));
        String past = "\"as_of\":\"%s\",\"sales_history\":{\"cola\":[%s],\"gum\":[%s]}".formatted(AS_OF, steady, gum);
        String stockouts = IntStream.range(0, DAYS / 7)
                .mapToObj(week -> "{\"timestamp\":\"%sT23:00\",\"product_id\":\"cola\",\"until\":\"%sT01:00\"}"
                        .formatted(START.plusDays(7L * week + 3), START.plusDays(7L * week + 7)))
                .collect(Collectors.joining(",", "[", "]"));

        double naive = number(forecast(past), "demand_forecast", "cola", "units_per_day_in_stock");
        double told = number(
                forecast(past + ",\"stockouts\":" + stockouts), "demand_forecast", "cola", "units_per_day_in_stock");

        assertThat(naive).isLessThan(1.6);
        assertThat(told).isCloseTo(2, within(0.2));
    }

    @Test
    void a_spike_on_the_first_day_of_the_forecast_changes_nothing() {
        String lines = IntStream.range(0, 60)
                .mapToObj(t -> "{\"date\":\"%s\",\"product_id\":1,\"quantity\":2}".formatted(START.plusDays(t)))
                .collect(Collectors.joining(","));
        String asOf = START.plusDays(60).toString();
        String spike = ",{\"date\":\"%s\",\"product_id\":1,\"quantity\":500}".formatted(asOf);

        JsonNode calm = forecast("\"as_of\":\"%s\",\"sales_history\":[%s]".formatted(asOf, lines));
        JsonNode spiked = forecast("\"as_of\":\"%s\",\"sales_history\":[%s]".formatted(asOf, lines + spike));

        assertThat(spiked).isEqualTo(calm);
    }

    @Test
    void admits_that_a_few_days_teach_little() {
        JsonNode forecast = forecast("\"as_of\":\"%s\",\"sales_history\":{\"cola\":[1,0,2,1,0]}".formatted(AS_OF));
        assertThat(forecast.get("reliability").stringValue()).isEqualTo("short_history");
        assertThat(forecast.get("reliability_reason").stringValue()).contains("5 days");
    }

    @Test
    void admits_that_few_sales_make_single_figures_a_matter_of_chance() {
        JsonNode forecast = forecast(daily(0.3, 0.2));
        assertThat(forecast.get("reliability").stringValue()).isEqualTo("too_few_sales");
        assertThat(forecast.get("demand_forecast")
                        .get("cola")
                        .get("reliability")
                        .stringValue())
                .isEqualTo("too_few_sales");
    }

    @Test
    void makes_do_with_averages_where_there_are_no_sales() {
        JsonNode forecast = forecast("\"product_velocity\":{\"3\":2.0,\"4\":0.1},\"horizon_days\":14");
        JsonNode three = forecast.get("demand_forecast").get("3");
        assertThat(number(three, "horizon")).isBetween(14.0, 28.0);
        assertThat(number(three, "prior_share")).isBetween(0.001, 0.5);
        assertThat(forecast.get("reliability").stringValue()).isEqualTo("short_history");
        assertThat(forecast.get("reliability_reason").stringValue()).contains("No sales are on record");
    }

    @Test
    void forecasts_a_stored_machine_and_what_stands_in_it_but_never_sold() {
        JsonNode forecast = forecast("\"device_id\":\"m0\",\"horizon_days\":7");
        assertThat(forecast.get("demand_forecast").size()).isPositive();
        assertThat(number(forecast, "levels", "machine", "expected")).isPositive();
        assertThat(forecast.get("par_level_recommendations").size()).isPositive();
        assertThat(forecast.get("optimal_service_timing").get("options").size()).isPositive();
    }

    /** Holidays on which next to nothing sells, one of them in the coming week. */
    private static String holidays(int... days) {
        return IntStream.of(days)
                .mapToObj(day -> "{\"date\":\"%s\",\"type\":\"holiday\"}".formatted(START.plusDays(day)))
                .collect(Collectors.joining(",", "\"events\":[", "]"));
    }

    private static String quietOn(int... days) {
        return IntStream.range(0, DAYS)
                .mapToObj(t -> IntStream.of(days).anyMatch(day -> day == t) ? "1" : t % 2 == 0 ? "7" : "5")
                .collect(Collectors.joining(",", "\"as_of\":\"" + AS_OF + "\",\"sales_history\":{\"cola\":[", "]}"));
    }

    private static JsonNode effect(JsonNode forecast, String factor) {
        return StreamSupport.stream(forecast.get("effects").spliterator(), false)
                .filter(one -> one.get("factor").stringValue().equals(factor))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void names_a_holiday_with_its_factor_interval_and_days_and_uses_it() {
        int[] seen = {20, 41, 62, 83, 104};
        JsonNode holiday = effect(forecast(quietOn(seen) + "," + holidays(20, 41, 62, 83, 104, DAYS + 1)), "holiday");
        assertThat(holiday.get("verdict").stringValue()).isEqualTo("used");
        assertThat(holiday.get("used").booleanValue()).isTrue();
        assertThat(number(holiday, "multiplier")).isBetween(0.1, 0.5);
        assertThat(number(holiday, "interval", "lower_bound")).isLessThan(number(holiday, "multiplier"));
        assertThat(number(holiday, "interval", "upper_bound"))
                .isGreaterThan(number(holiday, "multiplier"))
                .isLessThan(1);
        assertThat(holiday.get("days_seen").intValue()).isEqualTo(5);
        assertThat(holiday.get("days_ahead").intValue()).isEqualTo(1);
        assertThat(holiday.get("reason").stringValue()).contains("less is sold", "5 seen", "1 of the coming 7");
    }

    @Test
    void says_that_one_holiday_is_too_few_and_lets_it_change_nothing() {
        String past = quietOn(20);
        JsonNode told = forecast(past + "," + holidays(20, DAYS + 1));
        JsonNode holiday = effect(told, "holiday");
        assertThat(holiday.get("verdict").stringValue()).isEqualTo("too_few_days");
        assertThat(holiday.get("used").booleanValue()).isFalse();
        assertThat(told.get("demand_forecast")).isEqualTo(forecast(past).get("demand_forecast"));
    }

    @Test
    void says_of_days_that_sell_like_others_that_they_are_within_chance() {
        JsonNode holiday = effect(forecast(quietOn() + "," + holidays(20, 41, 62, 83, 104)), "holiday");
        assertThat(holiday.get("verdict").stringValue()).isEqualTo("within_chance");
        assertThat(number(holiday, "multiplier")).isCloseTo(1, within(0.25));
    }

    @Test
    void says_of_an_event_to_come_that_the_past_never_had_one() {
        JsonNode event = effect(
                forecast(daily(3, 0.5)
                        + ",\"events\":[{\"date\":\"%s\",\"type\":\"event\"}]".formatted(START.plusDays(DAYS + 2))),
                "event");
        assertThat(event.get("verdict").stringValue()).isEqualTo("never_seen");
        assertThat(event.get("multiplier").isNull()).isTrue();
    }

    @Test
    void names_season_and_trend_and_what_is_missing_for_them() {
        JsonNode forecast = forecast(daily(3, 0.5));
        JsonNode season = effect(forecast, "annual_season");
        assertThat(season.get("verdict").stringValue()).isEqualTo("too_few_days");
        assertThat(season.get("reason").stringValue()).contains("fifteen months");
        assertThat(season.get("months").isNull()).isTrue();
        JsonNode trend = effect(forecast, "trend");
        assertThat(trend.get("days_seen").intValue()).isEqualTo(84);
        assertThat(number(trend, "interval", "lower_bound")).isLessThan(number(trend, "interval", "upper_bound"));
    }

    @Test
    void draws_the_course_of_a_product_from_visit_to_visit_with_its_sold_out_days() {
        String stockouts =
                "\"stockouts\":[{\"timestamp\":\"%sT00:01\",\"product_id\":\"chips\",\"until\":\"%sT00:00\"}]"
                        .formatted(START.plusDays(80), START.plusDays(84));
        JsonNode course = forecast(
                        daily(3, 0.05) + ",\"course_of\":\"chips\",\"capacities\":{\"chips\":9}," + stockouts)
                .get("course");
        assertThat(course.get("step_days").intValue()).isEqualTo(7);
        assertThat(course.get("past").size()).isEqualTo(12);
        assertThat(course.get("coming").size()).isEqualTo(4);
        assertThat(course.get("coming").get(0).get("from").stringValue()).isEqualTo(AS_OF);
        assertThat(course.get("capacity").intValue()).isEqualTo(9);
        assertThat(course.get("sold_out_days").size()).isEqualTo(4);
        assertThat(course.get("stock_known").booleanValue()).isTrue();
    }

    @Test
    void draws_no_course_unless_asked_and_none_of_what_the_machine_never_had() {
        assertThat(forecast(daily(3, 0.5)).get("course").isNull()).isTrue();
        assertThat(forecast(daily(3, 0.5) + ",\"course_of\":\"gum\"")
                        .get("course")
                        .isNull())
                .isTrue();
    }

    @Test
    void gives_the_same_answer_twice_for_the_same_stored_machine() {
        assertThat(forecast("\"device_id\":\"m1\"")).isEqualTo(forecast("\"device_id\":\"m1\""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"device_id\":\"nobody\" | 404 | device",
                "\"horizon_days\":7 | 422 | /sales_history",
                "\"device_id\":\"m0\",\"horizon_days\":0 | 422 | /horizon_days",
                "\"device_id\":\"m0\",\"horizon_days\":181 | 422 | /horizon_days",
                "\"sales_history\":[{\"product_id\":1}] | 422 | /sales_history/0/timestamp",
                "\"sales_history\":[{\"date\":\"2025-13-01\",\"product_id\":1}] | 422 | /sales_history/0/date",
                "\"sales_history\":[{\"date\":\"2025-01-01\",\"product_id\":1,\"quantity\":-1}] | 422 | /sales_history/0/quantity",
                "\"sales_history\":{\"cola\":[1,\"x\"]} | 422 | /sales_history/cola/1",
                "\"sales_history\":[{\"date\":\"9999-12-31\",\"product_id\":1}] | 422 | /sales_history/0/date",
                "\"device_id\":\"m0\",\"as_of\":\"9999-12-31\" | 422 | /as_of",
                "\"sales_history\":{\"cola\":[1,10001]} | 422 | /sales_history/cola/1",
                "\"device_id\":\"m0\",\"stockouts\":[{\"date\":\"2025-01-01\"}] | 422 | /stockouts/0/product_id",
                "\"device_id\":\"m0\",\"service_visits\":[\"soon\"] | 422 | /service_visits/0",
                "\"device_id\":\"m0\",\"events\":[{\"date\":\"2025-01-02\",\"to\":\"2025-01-01\"}] | 422 | /events/0/to",
                "\"device_id\":\"m0\",\"weather\":[{\"date\":\"2025-01-02\",\"temperature_c\":900}] | 422 | /weather/0/temperature_c",
                "\"device_id\":\"m0\",\"capacities\":{\"p0\":-3} | 422 | /capacities/p0",
            })
    void points_at_what_is_wrong(String body, int status, String pointer) {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(pointer);
    }
}
