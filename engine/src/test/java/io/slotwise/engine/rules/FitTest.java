package io.slotwise.engine.rules;

import static io.slotwise.engine.rules.Shelves.codes;
import static io.slotwise.engine.rules.Shelves.context;
import static io.slotwise.engine.rules.Shelves.forbidden;
import static io.slotwise.engine.rules.Shelves.product;
import static io.slotwise.engine.rules.Shelves.slot;
import static io.slotwise.engine.rules.Shelves.twoByThree;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FitTest {
    private static final int COLUMN_MM = 70;
    private static final int ROW_MM = 200;
    private static final int PITCH_MM = 60;

    @ParameterizedTest
    @CsvSource({
        "70, 200, 60, ''",
        "71, 200, 60, width",
        "70, 201, 60, height",
        "70, 200, 61, coil_pitch",
        "71, 201, 61, 'width,height,coil_pitch'"
    })
    void a_unit_may_fill_its_room_and_not_a_millimetre_more(int width, int height, int depth, String expected) {
        Product product = product("p").withSize(new Size(width, height, depth, 60));

        List<Violation> found = RuleBook.STANDARD.check(twoByThree("p"), context(product));

        assertThat(String.join(",", codes(found))).isEqualTo(expected);
    }

    @Test
    void names_the_product_its_measure_and_the_room() {
        Product product = product("p").withSize(new Size(71, 100, 40, 60));

        Violation violation =
                RuleBook.STANDARD.check(twoByThree("p"), context(product)).getFirst();

        assertThat(violation)
                .isEqualTo(new Violation(
                        "width",
                        Severity.FORBIDDEN,
                        Position.parse("A1"),
                        "Bar p (p) is 71 mm wide, the slot (A1) has room for 70 mm.",
                        "Use a slot of at least 2 columns."));
    }

    @Test
    void a_slot_over_two_columns_is_twice_as_wide() {
        Slot wide = new Slot(Position.parse("A1"), 2, SlotType.COIL, 8, 500, PITCH_MM, Shelves.facing("p"));
        Planogram planogram = new Planogram(Shelves.cabinet(1, 3, Temperature.AMBIENT), List.of(wide));
        Product fits = product("p").withSize(new Size(2 * COLUMN_MM, 100, 40, 60));
        Product does_not = product("p").withSize(new Size(2 * COLUMN_MM + 1, 100, 40, 60));

        assertThat(RuleBook.STANDARD.check(planogram, context(fits))).isEmpty();
        assertThat(codes(RuleBook.STANDARD.check(planogram, context(does_not)))).containsExactly("width");
    }

    @Test
    void clearance_asked_for_by_the_operator_counts_as_height() {
        RuleBook airy = RuleBook.of(List.of(new Rule.Fit(10, Rule.Unknown.CHECK)));
        Product fits = product("p").withSize(new Size(50, ROW_MM - 10, 40, 60));
        Product does_not = product("p").withSize(new Size(50, ROW_MM - 9, 40, 60));

        assertThat(airy.check(twoByThree("p"), context(fits))).isEmpty();
        assertThat(codes(airy.check(twoByThree("p"), context(does_not)))).containsExactly("height");
    }

    @ParameterizedTest
    @EnumSource(
            value = SlotType.class,
            names = {"SHELF", "LOCKER"})
    void outside_a_coil_the_slots_depth_is_the_room(SlotType type) {
        Slot slot = new Slot(Position.parse("A1"), 1, type, 8, 90, null, new Facing("p", null, 1, null));
        Planogram planogram = new Planogram(Shelves.cabinet(1, 1, Temperature.AMBIENT), List.of(slot));

        assertThat(RuleBook.STANDARD.check(planogram, context(product("p").withSize(new Size(50, 100, 90, 60)))))
                .isEmpty();
        assertThat(codes(RuleBook.STANDARD.check(planogram, context(product("p").withSize(new Size(50, 100, 91, 60))))))
                .containsExactly("depth");
    }

    @Test
    void warns_when_a_shelf_is_filled_deeper_than_it_is() {
        Slot slot = new Slot(Position.parse("A1"), 1, SlotType.SHELF, 8, 200, null, new Facing("p", null, 6, null));
        Planogram planogram = new Planogram(Shelves.cabinet(1, 1, Temperature.AMBIENT), List.of(slot));

        Violation violation =
                RuleBook.STANDARD.check(planogram, context(product("p"))).getFirst();

        assertThat(violation.code()).isEqualTo("shelf_depth");
        assertThat(violation.severity()).isEqualTo(Severity.WARNING);
        assertThat(violation.suggestion()).isEqualTo("Set the par level to 5.");
    }

    @Test
    void a_missing_measure_needs_a_fit_check_and_is_no_error() {
        Product product = product("p").withSize(new Size(null, 100, null, 60));

        List<Violation> found = RuleBook.STANDARD.check(twoByThree("p"), context(product));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().severity()).isEqualTo(Severity.CHECK);
        assertThat(found.getFirst().message())
                .isEqualTo("Bar p (p) needs a fit check in the slot (A1): the product's width_mm,"
                        + " the product's depth_mm unknown.");
        assertThat(Violation.pass(found)).isTrue();
    }

    @Test
    void an_operator_may_forbid_what_is_not_measured() {
        RuleBook strict = RuleBook.of(List.of(new Rule.Fit(0, Rule.Unknown.FORBID)));
        Product product = product("p").withSize(Size.UNKNOWN);

        assertThat(forbidden(strict.check(twoByThree("p"), context(product)))).containsExactly("fit_check");
        assertThat(strict.checkChange(twoByThree("p"), twoByThree("p"), context(product)))
                .noneMatch(violation -> violation.code().equals("fit_check"));
    }

    @Test
    void where_nothing_is_measured_every_new_placement_is_flagged_and_none_is_refused() {
        Cabinet bare = Cabinet.of(0, "", 2, 2, Temperature.AMBIENT);
        Planogram empty =
                new Planogram(bare, List.of(Slot.empty(Position.parse("A1"), 0), Slot.empty(Position.parse("B2"), 0)));
        Product product = product("p").withSize(Size.UNKNOWN);
        PlacementCheck check = PlacementCheck.of(RuleBook.STANDARD, empty, context(product));

        for (int slot = 0; slot < 2; slot++) {
            assertThat(check.allowed(slot, product)).isTrue();
            assertThat(check.severity(slot, product)).isEqualTo(Severity.CHECK);
            assertThat(codes(check.violations(slot, product))).containsExactly("fit_check");
        }
    }

    @Test
    void what_stands_in_a_slot_fits_the_slots_beside_it_that_are_no_smaller() {
        Product product = product("p").withSize(Size.UNKNOWN);
        PlacementCheck check = PlacementCheck.of(RuleBook.STANDARD, twoByThree("p"), context(product));

        assertThat(codes(check.violations(1, product))).containsExactly("row_weight");
        assertThat(codes(check.violations(4, product))).containsExactly("row_weight");
    }

    @Test
    void what_stands_in_a_high_row_proves_nothing_for_a_lower_one() {
        Cabinet steps = new Cabinet(
                0, "", List.of(new Row(250, null, null), new Row(200, null, null)), 1, Temperature.AMBIENT, 70);
        Product product = product("p").withSize(Size.UNKNOWN);
        PlacementCheck low = PlacementCheck.of(
                RuleBook.STANDARD, new Planogram(steps, List.of(slot("A1", "p"), slot("B1", null))), context(product));
        PlacementCheck high = PlacementCheck.of(
                RuleBook.STANDARD, new Planogram(steps, List.of(slot("A1", null), slot("B1", "p"))), context(product));

        assertThat(low.severity(1, product)).isEqualTo(Severity.CHECK);
        assertThat(high.severity(0, product)).isNull();
    }

    @Test
    void a_larger_neighbour_proves_that_a_smaller_product_fits() {
        Cabinet bare = Cabinet.of(0, "", 1, 2, Temperature.AMBIENT);
        Planogram planogram = new Planogram(
                bare,
                List.of(
                        Slot.empty(Position.parse("A1"), 8).with(Shelves.facing("large")),
                        Slot.empty(Position.parse("A2"), 8)));
        Product large = product("large");
        Product small = product("small").withSize(new Size(49, 99, 39, 60));
        Product larger = product("larger").withSize(new Size(51, 99, 39, 60));
        PlacementCheck check = PlacementCheck.of(RuleBook.STANDARD, planogram, context(large, small, larger));

        assertThat(check.severity(1, small)).isNull();
        assertThat(check.severity(1, larger)).isEqualTo(Severity.CHECK);
    }

    @Test
    void a_coil_that_holds_fewer_units_has_longer_turns() {
        Cabinet bare = Cabinet.of(0, "", 1, 3, Temperature.AMBIENT);
        Planogram planogram = new Planogram(
                bare,
                List.of(
                        Slot.empty(Position.parse("A1"), 8).with(Shelves.facing("p")),
                        Slot.empty(Position.parse("A2"), 7),
                        Slot.empty(Position.parse("A3"), 9)));
        Product product = product("p").withSize(Size.UNKNOWN);
        PlacementCheck check = PlacementCheck.of(RuleBook.STANDARD, planogram, context(product));

        assertThat(check.severity(1, product)).isNull();
        assertThat(check.severity(2, product)).isEqualTo(Severity.CHECK);
    }
}
