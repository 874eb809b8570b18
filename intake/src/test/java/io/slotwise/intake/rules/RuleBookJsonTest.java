package io.slotwise.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.Which;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookJsonTest {
    private static final List<Rule> ONE_OF_EACH = List.of(
            new Rule.Fit(10, Rule.Unknown.FORBID),
            new Rule.SlotTypes(new Which.Category("Food"), Set.of(SlotType.SHELF, SlotType.LOCKER)),
            new Rule.CabinetWeight(120_000),
            new Rule.Facings(new Which.All(), 1, 3),
            new Rule.GroupFacings(new Which.Tag("water"), 4, 12),
            new Rule.MustStock("p1"),
            new Rule.MustKeep(new Which.All()),
            new Rule.MustNot(new Which.Id("p2"), Set.of(0, 26)),
            new Rule.MustNot(new Which.Id("p2"), Set.of()),
            new Rule.Pinned(1, Position.parse("B3")),
            new Rule.PriceLadder(new Which.All(), List.of(Money.of("1.00"), Money.of("1.2525"))),
            new Rule.PriceOrder("p1", "p2", Money.of("0.50")),
            new Rule.AgeLimit(16),
            new Rule.AllergenFree(Set.of("nuts", "milk"), Rule.Unknown.CHECK),
            new Rule.OnlyAt(
                    Set.of("d1", "d2"), Set.of("school"), new Rule.NutritionLimit(new Which.All(), "sugar_g", 12.5)),
            new Rule.MaxChanges(10),
            new Rule.MaxMinutes(25, new Rule.MaxMinutes.Minutes(2, 1, 0.25, 0)));

    @Test
    void what_is_written_reads_back_as_it_was() {
        RuleBook book = RuleBook.of(ONE_OF_EACH);

        RuleReading read = RuleBookJson.read(RuleBookJson.write(book));

        assertThat(read).isEqualTo(new RuleReading.Accepted(ONE_OF_EACH));
        assertThat(((RuleReading.Accepted) read).book()).isEqualTo(book);
    }

    @Test
    void every_rule_has_a_form_for_people_laws_of_the_machine_too() {
        assertThat(RuleBook.STANDARD.rules().stream()
                        .map(rule -> RuleBookJson.tree(rule).get("rule").stringValue()))
                .containsExactly(
                        "fit",
                        "temperature",
                        "slot_type",
                        "slot_type",
                        "slot_type",
                        "slot_type",
                        "row_weight",
                        "capacity",
                        "shelf_life",
                        "age_limit");
    }

    @Test
    void no_document_is_a_book_without_rules_of_its_own() {
        assertThat(RuleBookJson.read("")).isEqualTo(new RuleReading.Accepted(List.of()));
        assertThat(RuleBookJson.read("{\"rules\":[]}")).isEqualTo(new RuleReading.Accepted(List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]                                                              |                   | wrong_type",
                "{}                                                              |                   | wrong_type",
                "{'rules':[],'rule':1}                                           | /rule             | unknown_field",
                "{'rules':[1]}                                                   | /rules/0          | missing_field",
                "{'rules':[{'rule':'fits'}]}                                     | /rules/0/rule     | unknown_rule",
                "{'rules':[{'rule':'max_changes'}]}                              | /rules/0          | missing_field",
                "{'rules':[{'rule':'max_changes','slots':'3'}]}                  | /rules/0/slots    | wrong_type",
                "{'rules':[{'rule':'max_changes','slots':3.5}]}                  | /rules/0/slots    | wrong_type",
                "{'rules':[{'rule':'max_changes','slots':null}]}                 | /rules/0/slots    | wrong_type",
                "{'rules':[{'rule':'max_changes','slots':-1}]}                   | /rules/0/slots    | out_of_range",
                "{'rules':[{'rule':'max_changes','slots':1e400}]}                | /rules/0/slots    | wrong_type",
                "{'rules':[{'rule':'max_changes','slots':1,'Slots':1}]}          | /rules/0/Slots    | unknown_field",
                "{'rules':[{'rule':'max_changes','slots':1,'a/b~c':1}]}          | /rules/0/a~1b~0c  | unknown_field",
                "{'rules':[{'rule':'must_stock','product_id':7}]}                | /rules/0/product_id | wrong_type",
                "{'rules':[{'rule':'must_stock','product_id':' '}]}              | /rules/0/product_id | out_of_range",
                "{'rules':[{'rule':'must_keep','products':'some'}]}              | /rules/0/products | wrong_type",
                "{'rules':[{'rule':'must_keep','products':{'brand':'x'}}]}       | /rules/0/products/brand | unknown_field",
                "{'rules':[{'rule':'must_not','products':'all','rows':['1']}]}   | /rules/0/rows/0   | out_of_range",
                "{'rules':[{'rule':'must_not','products':'all','rows':[]}]}      | /rules/0/rows     | out_of_range",
                "{'rules':[{'rule':'pinned','position':'A0'}]}                   | /rules/0/position | out_of_range",
                "{'rules':[{'rule':'facings','products':'all','min':3,'max':2}]} | /rules/0          | out_of_range",
                "{'rules':[{'rule':'fit','unknown':'maybe'}]}                    | /rules/0/unknown  | out_of_range",
                "{'rules':[{'rule':'price_ladder','products':'all','steps':[0.00001]}]} | /rules/0/steps/0 | out_of_range",
                "{'rules':[{'rule':'price_ladder','products':'all','steps':[-1]}]} | /rules/0/steps/0 | out_of_range",
                "{'rules':[{'rule':'price_order','cheaper_id':'a','dearer_id':'a'}]} | /rules/0        | out_of_range",
                "{'rules':[{'rule':'nutrition_limit','products':'all','nutrient':'K','at_most':1}]} | /rules/0 | out_of_range",
                "{'rules':[{'rule':'max_minutes','minutes':1,'per':{'walk':1}}]} | /rules/0/per/walk | unknown_field",
                "{'rules':[{'rule':'fit','devices':'d1'}]}                       | /rules/0/devices  | wrong_type",
                "{'rules':[{'rule':'fit'},{'rule':'fit','venue_types':[7]}]}     | /rules/1/venue_types/0 | wrong_type",
                "{'rules':[{'rule':'max_minutes','minutes':1e400}]}               | /rules/0/minutes  | out_of_range",
                "{'rules':[{'rule':'max_minutes','minutes':1e99999999999}]}       |                   | malformed_json",
                "{'rules':[],'rules':[]}                                         |                   | malformed_json",
                "{'rules':[]} x                                                  |                   | malformed_json",
                "{'rules':[{'rule':'max_changes','slots':NaN}]}                  |                   | malformed_json",
                "{'rules':                                                       |                   | malformed_json",
            })
    void says_where_and_what_is_wrong(String json, String pointer, String code) {
        RuleReading read = RuleBookJson.read(json.replace('\'', '"'));

        assertThat(read).isInstanceOfSatisfying(RuleReading.Rejected.class, rejected -> {
            assertThat(rejected.problems()).hasSize(1);
            assertThat(rejected.problems().getFirst().pointer()).isEqualTo(pointer == null ? "" : pointer);
            assertThat(rejected.problems().getFirst().code()).isEqualTo(code);
            assertThat(rejected.problems().getFirst().message()).isNotBlank();
        });
    }

    @Test
    void reports_everything_that_is_wrong_at_once() {
        RuleReading read = RuleBookJson.read("""
                {"rules":[{"rule":"max_changes","slots":-1},{"rule":"nothing"},{"rule":"fit","x":1}]}""");

        assertThat(((RuleReading.Rejected) read).problems())
                .extracting(RuleProblem::pointer)
                .containsExactly("/rules/0/slots", "/rules/1/rule", "/rules/2/x");
    }

    @Test
    void a_document_nested_too_deeply_is_refused() {
        String deep = "{\"rules\":" + "[".repeat(40) + "]".repeat(40) + "}";

        assertThat(RuleBookJson.read(deep)).isInstanceOf(RuleReading.Rejected.class);
    }

    @Test
    void more_rules_than_a_book_holds_are_refused() {
        String many = "{\"rules\":[" + "{\"rule\":\"fit\"},".repeat(RuleBook.MAX_RULES) + "{\"rule\":\"fit\"}]}";

        assertThat(((RuleReading.Rejected) RuleBookJson.read(many))
                        .problems()
                        .getFirst()
                        .pointer())
                .isEqualTo("/rules");
    }
}
