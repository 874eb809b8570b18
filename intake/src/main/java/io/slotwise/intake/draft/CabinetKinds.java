package io.slotwise.intake.draft;

import io.slotwise.engine.model.Temperature;
import java.util.List;
import java.util.Locale;

/** What operators' words for cabinets and slots mean. */
public final class CabinetKinds {
    private static final List<String> FROZEN = List.of("freezer", "frozen", "ice cream");
    private static final List<String> CHILLED =
            List.of("cooler", "chilled", "cold", "refrigerat", "fridge", "beverage");
    private static final List<String> EMPTY = List.of("EMPTY_SLOT", "EMPTY", "-");

    private CabinetKinds() {}

    /** What a cabinet called this offers; ambient unless the word says otherwise. */
    public static Temperature temperature(String type) {
        String word = type.toLowerCase(Locale.ROOT);
        if (FROZEN.stream().anyMatch(word::contains)) {
            return Temperature.FROZEN;
        }
        return CHILLED.stream().anyMatch(word::contains) ? Temperature.CHILLED : Temperature.AMBIENT;
    }

    /** True if this name stands for no product at all. */
    public static boolean isEmptyMark(String productName) {
        return EMPTY.contains(productName.toUpperCase(Locale.ROOT));
    }
}
