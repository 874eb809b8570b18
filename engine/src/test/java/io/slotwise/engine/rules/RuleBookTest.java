package io.slotwise.engine.rules;

import static io.slotwise.engine.rules.Shelves.codes;
import static io.slotwise.engine.rules.Shelves.context;
import static io.slotwise.engine.rules.Shelves.facing;
import static io.slotwise.engine.rules.Shelves.forbidden;
import static io.slotwise.engine.rules.Shelves.product;
import static io.slotwise.engine.rules.Shelves.twoByThree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.rules.tally.Amount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {
    private static final RuleBook NO_P = RuleBook.of(
            List.of(new Rule.OnlyAt(Set.of("d1"), Set.of(), new Rule.MustNot(new Which.Id("p"), Set.of()))));

    @Test
    void a_rule_for_one_device_holds_in_the_book_of_that_device_only() {
        RuleContext context = context(product("p"));

        assertThat(NO_P.forDevice("d2").check(twoByThree("p"), context)).isEmpty();
        assertThat(codes(NO_P.forDevice("d1").check(twoByThree("p"), context))).containsExactly("must_not");
        assertThat(NO_P.check(twoByThree("p"), context)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"School, must_not", "school, must_not", "office, ''", "'', ''"})
    void a_rule_for_a_kind_of_venue_holds_there_only(String venue, String expected) {
        RuleBook book = RuleBook.of(
                List.of(new Rule.OnlyAt(Set.of("d1"), Set.of("school"), new Rule.MustNot(new Which.All(), Set.of()))));

        List<Violation> found = book.forDevice("d1").check(twoByThree("p"), at(venue, product("p")));

        assertThat(String.join(",", codes(found))).isEqualTo(expected);
    }

    @Test
    void schools_sell_nothing_with_an_age_limit_whatever_the_operator_says() {
        Product beer = product("beer").withTags(Set.of("age_18"));

        assertThat(codes(RuleBook.STANDARD.check(twoByThree("beer"), at("school", beer))))
                .containsExactly("age_limit");
        assertThat(RuleBook.STANDARD.check(twoByThree("beer"), at("office", beer)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AMBIENT, AMBIENT, true", "AMBIENT, CHILLED, true", "AMBIENT, FROZEN, false",
        "CHILLED, AMBIENT, false", "CHILLED, CHILLED, true", "CHILLED, FROZEN, false",
        "FROZEN, AMBIENT, false", "FROZEN, CHILLED, false", "FROZEN, FROZEN, true"
    })
    void what_needs_no_cooling_stands_anywhere_but_frozen(Temperature needed, Temperature offered, boolean fine) {
        Planogram planogram = new Planogram(Shelves.cabinet(1, 1, offered), List.of(Shelves.slot("A1", "p")));

        List<Violation> found =
                RuleBook.STANDARD.check(planogram, context(product("p").withTemperature(needed)));

        assertThat(forbidden(found)).isEqualTo(fine ? List.of() : List.of("temperature"));
    }

    @Test
    void what_is_unknown_is_flagged_where_it_matters_and_passed_where_it_does_not() {
        Product milk = product("milk").withTemperature(Temperature.CHILLED).withShelfLifeDays(null);
        Product bar = product("bar").withShelfLifeDays(null).withSize(new Size(50, 100, 40, null));
        Cabinet fridge = Shelves.cabinet(1, 2, Temperature.CHILLED);
        Planogram planogram = new Planogram(fridge, List.of(Shelves.slot("A1", "milk"), Shelves.slot("A2", "bar")));

        List<Violation> found = RuleBook.STANDARD.check(planogram, context(milk, bar));

        assertThat(codes(found)).containsExactly("shelf_life", "row_weight");
        assertThat(found).allMatch(violation -> violation.severity() == Severity.CHECK);
    }

    @Test
    void more_stock_than_a_slot_holds_is_a_warning_because_no_plan_can_mend_a_count() {
        Planogram counted = twoByThree().with(Position.parse("A1"), new Facing("p", null, Shelves.CAPACITY, 20));

        List<Violation> found = RuleBook.STANDARD.check(counted, context(product("p")));

        assertThat(found).singleElement().matches(violation -> violation.severity() == Severity.WARNING);
    }

    @Test
    void a_product_that_nobody_knows_cannot_be_stocked() {
        RuleBook book = RuleBook.of(List.of(new Rule.MustStock("ghost")));

        assertThat(codes(book.check(twoByThree("p"), context(product("p"))))).containsExactly("must_stock");
    }

    @Test
    void the_operators_word_on_fit_replaces_the_standard_one() {
        Rule.Fit strict = new Rule.Fit(5, Rule.Unknown.FORBID);

        assertThat(RuleBook.of(List.of(strict)).rules()).contains(strict).doesNotContain(Rule.Fit.STANDARD);
    }

    @ParameterizedTest
    @CsvSource({
        "kcal_180, 180",
        "kcal_12.5, 12.5",
        "kcal_, NaN",
        "kcal_1.2.3, NaN",
        "kcal_x, NaN",
        "kcal_-3, NaN",
        "kcalx_3, NaN",
        "kcal, NaN",
        "kcal_.5, NaN",
        "kcal_5., NaN"
    })
    void reads_the_number_behind_a_tag(String tag, double expected) {
        double read = Amount.of(product("p").withTags(Set.of(tag)), "kcal");

        assertThat(Double.compare(read, expected)).isZero();
    }

    @Test
    void of_two_numbers_the_larger_counts() {
        assertThat(Amount.of(product("p").withTags(Set.of("kcal_180", "kcal_90")), "kcal"))
                .isEqualTo(180);
    }

    @Test
    void refuses_rules_that_make_no_sense() {
        refuses(() -> new Rule.Facings(new Which.All(), 3, 2), "The facings must have a min (3) up to its max (2).");
        refuses(() -> new Rule.Fit(-1, Rule.Unknown.CHECK), "The clearance_mm (-1) must be from 0 to 1000.");
        refuses(() -> new Rule.SlotTypes(new Which.All(), Set.of()), "The types must not be empty.");
        refuses(() -> new Rule.PriceOrder("a", "a", Money.ZERO), "The product (a) cannot be dearer than itself.");
        refuses(
                () -> new Rule.NutritionLimit(new Which.All(), "kcal", Double.NaN),
                "The at_most (NaN) must be from 0 to 100000.");
        refuses(
                () -> new Rule.OnlyAt(Set.of(), Set.of(), new Rule.RowWeight()),
                "The rule must name a device or a venue type that it holds for.");
        refuses(
                () -> RuleBook.of(Collections.nCopies(RuleBook.MAX_RULES, new Rule.MaxChanges(1))),
                "The rule book has 1010 rules, at most 1000 are allowed.");
    }

    @Test
    void a_repair_of_the_largest_cabinet_ends_within_its_bound() {
        List<Slot> slots = new ArrayList<>();
        for (int row = 0; row < Position.MAX_ROWS; row++) {
            for (int column = 0; column < Position.MAX_COLUMNS; column++) {
                slots.add(Slot.empty(new Position(row, column), 8).with(facing("ghost")));
            }
        }
        Cabinet largest = Cabinet.of(0, "", Position.MAX_ROWS, Position.MAX_COLUMNS, Temperature.AMBIENT);

        assertThat(Repair.nearest(RuleBook.STANDARD, new Planogram(largest, slots), context(product("p"))))
                .isNull();
    }

    private static RuleContext at(String venue, Product product) {
        return new RuleContext(Catalogue.of(List.of(product)), new Venue("", venue, "", null, null), Shelves.WEEKLY);
    }

    private static void refuses(ThrowingCallable rule, String message) {
        assertThatThrownBy(rule).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
