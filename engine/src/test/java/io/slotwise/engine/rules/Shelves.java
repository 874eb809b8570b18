package io.slotwise.engine.rules;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Row;
import io.slotwise.engine.model.Size;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.SlotType;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cabinets and products for the tests of this room, all measures known and comfortable. */
final class Shelves {
    static final Machine.Service WEEKLY = Machine.Service.WEEKLY;
    static final Venue OFFICE = new Venue("", "office", "", null, null);
    static final Venue SCHOOL = new Venue("", "School", "", null, null);
    static final int CAPACITY = 8;
    static final int ROW_LIMIT_G = 20_000;

    private Shelves() {}

    /** Needs no cooling, fits everywhere, keeps for months, says all of itself. */
    static Product product(String id) {
        return Product.of(id, "Bar " + id, "Bars", Money.of("1.50"))
                .withSize(new Size(50, 100, 40, 60))
                .withShelfLifeDays(180)
                .withTags(Set.of(Rule.AllergenFree.DECLARED, "kcal_150"));
    }

    static Cabinet cabinet(int rows, int columns, Temperature temperature) {
        List<Row> trays = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            trays.add(new Row(200, 150 - 20 * row, ROW_LIMIT_G));
        }
        return new Cabinet(0, "snack", trays, columns, temperature, 70);
    }

    static Slot slot(String position, @Nullable String productId) {
        return new Slot(
                Position.parse(position),
                1,
                SlotType.COIL,
                CAPACITY,
                500,
                60,
                productId == null ? null : facing(productId));
    }

    static Facing facing(String productId) {
        return new Facing(productId, null, CAPACITY, null);
    }

    /** Two rows of three coils: the ids given fill them in reading order, null leaves one empty. */
    static Planogram twoByThree(@Nullable String... ids) {
        List<Slot> slots = new ArrayList<>();
        String[] positions = {"A1", "A2", "A3", "B1", "B2", "B3"};
        for (int i = 0; i < positions.length; i++) {
            slots.add(slot(positions[i], i < ids.length ? ids[i] : null));
        }
        return new Planogram(cabinet(2, 3, Temperature.AMBIENT), slots);
    }

    static RuleContext context(Product... products) {
        return new RuleContext(Catalogue.of(List.of(products)), OFFICE, WEEKLY);
    }

    static List<String> forbidden(List<Violation> violations) {
        return violations.stream()
                .filter(Violation::forbids)
                .map(Violation::code)
                .toList();
    }

    static List<String> codes(List<Violation> violations) {
        return violations.stream().map(Violation::code).toList();
    }
}
