package io.slotwise.server.api.plan;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Served;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TradeoffRoutesTest {
    private static final String WEIGH = "/api/planogram/multi-objective";

    @RegisterExtension
    static final Served server = Served.fleet(1, 2, 400);

    @Test
    void plans_between_two_objectives_give_up_one_for_the_other() {
        JsonNode answer = json(server.post(WEIGH, """
                {"device_id": "m0", "objectives": ["margin", "variety"], "levels": 2, "max_changes": 6, "effort": 10000}
                """));

        List<JsonNode> frontier = answer.at("/tradeoff/frontier").valueStream().toList();
        assertThat(frontier).as(answer.toString()).isNotEmpty();
        for (int i = 1; i < frontier.size(); i++) {
            JsonNode before = frontier.get(i - 1).at("/values");
            JsonNode after = frontier.get(i).at("/values");
            assertThat(after.at("/margin").doubleValue())
                    .isLessThanOrEqualTo(before.at("/margin").doubleValue());
            assertThat(after.at("/variety").doubleValue())
                    .isGreaterThan(before.at("/variety").doubleValue());
        }
        assertThat(answer.at("/tradeoff/recommended").intValue()).isBetween(1, frontier.size());
        assertThat(answer.at("/provenance/source").stringValue()).isEqualTo("engine");
    }

    @Test
    void its_explanation_is_made_of_its_figures() {
        JsonNode answer = json(server.post(WEIGH, """
                {"device_id": "m0", "objectives": ["margin", "variety"], "levels": 2, "max_changes": 6, "effort": 10000}
                """));
        JsonNode tradeoff = answer.at("/tradeoff");
        List<JsonNode> frontier = tradeoff.at("/frontier").valueStream().toList();
        JsonNode recommended = frontier.get(tradeoff.at("/recommended").intValue() - 1);

        String said = answer.at("/explanation").stringValue();

        assertThat(said)
                .isEqualTo(tradeoff.at("/reasoning").stringValue())
                .contains("Plan %d gives each objective most of its way"
                        .formatted(recommended.at("/number").intValue()))
                .contains("%d slots changed"
                        .formatted(recommended.at("/changed_slots").intValue()))
                .contains(String.format(
                        Locale.ROOT,
                        "%+.2f USD a week",
                        recommended.at("/uplift/mean").doubleValue()));
    }

    @Test
    void the_reasoning_is_there_without_an_explanation() {
        JsonNode answer = json(server.post(WEIGH, "{\"device_id\": \"m0\", \"effort\": 5000, \"explain\": false}"));

        assertThat(answer.at("/tradeoff/reasoning").stringValue()).contains("margin", "products on offer");
        assertThat(answer.has("explanation")).isFalse();
    }

    @Test
    void the_same_question_has_the_same_answer() {
        String question = "{\"device_id\": \"m1\", \"objectives\": [\"revenue\", \"health\"], \"effort\": 5000}";

        JsonNode first = json(server.post(WEIGH, question)).at("/tradeoff");

        assertThat(first.at("/frontier").isMissingNode()).isFalse();
        assertThat(json(server.post(WEIGH, question)).at("/tradeoff")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"objectives\": [\"margin\"] | /objectives",
                "\"objectives\": [\"margin\", \"margin\"] | /objectives/1",
                "\"objectives\": [\"margin\", \"fame\"] | /objectives/1",
                "\"objectives\": \"margin\" | /objectives",
                "\"levels\": 0 | /levels",
                "\"levels\": 21 | /levels",
                "\"effort\": \"thorough\" | /effort"
            })
    void a_meaningless_value_is_named_by_its_pointer(String field, String pointer) {
        HttpResponse<String> answer = server.post(WEIGH, "{\"device_id\": \"m0\", %s}".formatted(field));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
    }

    @Test
    void a_machine_that_nobody_stored_is_not_found() {
        assertThat(server.post(WEIGH, "{\"device_id\": \"nowhere\"}").statusCode())
                .isEqualTo(404);
    }
}
