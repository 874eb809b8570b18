package io.slotwise.server.api.read;

import io.slotwise.engine.model.Temperature;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words that operators use for what a cabinet or a product needs. */
final class TemperatureWords {
    private TemperatureWords() {}

    /** The temperature that a zone or storage word means, or null. */
    static @Nullable Temperature find(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "ambient", "dry", "room", "room_temperature" -> Temperature.AMBIENT;
            case "chilled", "refrigerated", "cold", "cool", "cooled" -> Temperature.CHILLED;
            case "frozen", "freezer" -> Temperature.FROZEN;
            default -> null;
        };
    }

    /** @throws IllegalArgumentException if the word means none */
    static Temperature parse(String word) {
        Temperature found = find(word);
        if (found == null) {
            throw new IllegalArgumentException("The temperature must be ambient, chilled or frozen.");
        }
        return found;
    }

    /** Of a cabinet type, whose words are free: anything that does not speak of cold is ambient. */
    static Temperature ofCabinetType(String type) {
        Temperature found = find(type);
        return found == null ? Temperature.AMBIENT : found;
    }
}
