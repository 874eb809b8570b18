package io.slotwise.server.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Temperature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @Test
    void reads_every_kind_of_field() {
        Fields fields = fields("""
                {"id":7,"name":"Cola é","flag":true,"whole":3.0,"number":-0.5,"money":2.5,
                 "position":"b12","choice":"chilled","inner":{"x":1},"list":[{"y":2}],"map":{"a b":1.5},"nothing":null}
                """);

        assertThat(fields.id("id")).isEqualTo("7");
        assertThat(fields.name("name")).isEqualTo("Cola é");
        assertThat(fields.flag("flag", false)).isTrue();
        assertThat(fields.integer("whole", 0, 10)).isEqualTo(3);
        assertThat(fields.number("number", -1, 1)).isEqualTo(-0.5);
        assertThat(fields.money("money")).isEqualTo(Money.of("2.50"));
        assertThat(fields.position("position")).isEqualTo(Position.parse("B12"));
        assertThat(fields.choice("choice", Temperature.class)).isEqualTo(Temperature.CHILLED);
        assertThat(Objects.requireNonNull(fields.fields("inner")).integer("x", 0, 1))
                .isEqualTo(1);
        assertThat(fields.list("list", 10).getFirst().integer("y", 0, 5)).isEqualTo(2);
        List<String> keys = new ArrayList<>();
        fields.keys("map", 10).each((key, all) -> keys.add(key + "=" + all.number(key, 0, 9)));
        assertThat(keys).containsExactly("a b=1.5");
        assertThat(fields.name("nothing")).isNull();
        fields.refuseUnknown();
        fields.check();
    }

    @Test
    void tells_all_faults_at_once_with_their_pointers() {
        Fields fields = fields("""
                {"slots":[{"price":"2.5"},{"price":-1},{"price":1.00001},7],"a/b~c":"x","rows":"7"}
                """);
        fields.list("slots", 10).forEach(slot -> slot.money("price"));
        fields.integer("a/b~c", 0, 1);
        fields.integer("rows", 1, 27);
        fields.requiredId("product_id");

        InvalidInput refusal = Objects.requireNonNull(catchThrowableOfType(InvalidInput.class, fields::check));

        assertThat(refusal.issues())
                .extracting(issue -> issue.pointer() + " " + issue.code())
                .containsExactly(
                        "/slots/3 wrong_type",
                        "/slots/0/price wrong_type",
                        "/slots/1/price out_of_range",
                        "/slots/2/price too_precise",
                        "/a~1b~0c wrong_type",
                        "/rows wrong_type",
                        "/product_id missing");
    }

    @Test
    void names_the_number_that_is_out_of_range() {
        assertThat(faults("{\"max_changes\":-1}", fields -> fields.integer("max_changes", 0, 20)))
                .extracting(Issue::message)
                .containsExactly("The max_changes (-1) must be from 0 to 20.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-400", "1e999999999", "1e-999999999", "1000000000.01", "-0.01"})
    void refuses_amounts_that_nobody_means(String number) {
        assertThat(faults("{\"x\":" + number + "}", fields -> fields.money("x")))
                .extracting(Issue::code)
                .hasSize(1);
        if (number.contains("e")) {
            assertThat(faults("{\"x\":" + number + "}", fields -> fields.number("x", -1e9, 1e9)))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "1000000000, 1000000000.00", "2.5000, 2.50", "1e2, 100.00", "0.0001, 0.0001"})
    void reads_amounts_exactly(String number, String money) {
        assertThat(Objects.requireNonNull(fields("{\"x\":" + number + "}").money("x"))
                        .toString())
                .isEqualTo(money);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\\u0000b",
                "a\\nb",
                "a\\ud800b",
                "a\\u202eb",
                "a\\u2066b",
                "a\\u200fb",
                "e\\u0301",
                "a\\u2028b"
            })
    void refuses_names_that_could_deceive(String name) {
        assertThat(faults("{\"x\":\"" + name + "\"}", fields -> fields.name("x")))
                .extracting(Issue::code)
                .containsExactly("invalid_text");
    }

    @Test
    void counts_the_length_of_a_name_in_code_points() {
        String widest = "😀".repeat(Names.MAX_CODE_POINTS);

        assertThat(fields("{\"x\":\"" + widest + "\"}").name("x")).isEqualTo(widest);
        assertThat(faults("{\"x\":\"" + widest + "a\"}", fields -> fields.name("x")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "true", "[]", "{}", "1e2"})
    void takes_only_text_and_integers_as_ids(String value) {
        assertThat(faults("{\"x\":" + value + "}", fields -> fields.id("x")))
                .extracting(Issue::code)
                .containsExactly("wrong_type");
    }

    @Test
    void refuses_a_field_given_under_two_of_its_names() {
        assertThat(faults("{\"a\":1,\"b\":2}", fields -> fields.integer(fields.named("a", "b"), 0, 9)))
                .extracting(Issue::code)
                .containsExactly("given_twice");
    }

    @Test
    void notes_unknown_fields_where_they_are_refused_and_names_them_where_not() {
        Fields fields = fields("{\"known\":1,\"unknwon\":2}");
        fields.integer("known", 0, 9);

        assertThat(fields.unknownPointers()).containsExactly("/unknwon");
        fields.refuseUnknown();
        assertThat(Objects.requireNonNull(catchThrowableOfType(InvalidInput.class, fields::check))
                        .issues())
                .extracting(Issue::code)
                .containsExactly("unknown_field");
    }

    @Test
    void stops_listing_faults_at_its_bound_and_goes_on_counting() {
        String list = "[" + "\"x\",".repeat(500) + "1]";
        Fields fields = fields("{\"list\":" + list + "}");
        fields.items("list", 1_000).each((key, all) -> all.integer(key, 0, 1));

        assertThat(fields.faults()).isEqualTo(500);
        assertThat(Objects.requireNonNull(catchThrowableOfType(InvalidInput.class, fields::check))
                        .issues())
                .hasSize(Issues.MAX_ISSUES);
    }

    @Test
    void refuses_a_list_longer_than_its_bound() {
        assertThat(faults("{\"list\":[1,2,3]}", fields -> fields.items("list", 2)))
                .extracting(Issue::code)
                .containsExactly("too_many");
    }

    @Test
    void never_repeats_a_long_input() {
        String key = "k".repeat(180);
        Fields fields = fields("{\"" + key + "\":1}");
        fields.refuseUnknown();

        Issue issue = Objects.requireNonNull(catchThrowableOfType(InvalidInput.class, fields::check))
                .issues()
                .getFirst();
        assertThat(issue.pointer()).hasSizeLessThan(80);
    }

    private static List<Issue> faults(String json, Consumer<Fields> reader) {
        Fields fields = fields(json);
        reader.accept(fields);
        return Objects.requireNonNull(catchThrowableOfType(InvalidInput.class, fields::check))
                .issues();
    }

    private static Fields fields(String json) {
        return Fields.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
