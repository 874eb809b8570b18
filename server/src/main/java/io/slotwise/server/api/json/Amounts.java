package io.slotwise.server.api.json;

import io.slotwise.engine.model.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the numbers of an object, within their bounds, before anything computes with them. A wrong one is noted at its
 * spot and reads as null.
 */
final class Amounts {
    private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);
    private static final int MAX_DIGITS = 40;

    private Amounts() {}

    /** A whole number; 3.0 counts as one. */
    static @Nullable Integer integer(Spot spot, String field, int low, int high) {
        JsonNode plain = spot.peek(field);
        if (plain != null && plain.isInt() && plain.intValue() >= low && plain.intValue() <= high) {
            spot.take(field);
            return plain.intValue();
        }
        BigDecimal value = decimal(spot, field, BigDecimal.valueOf(low), BigDecimal.valueOf(high));
        if (value != null && value.stripTrailingZeros().scale() > 0) {
            spot.wrongType(field, "a whole number");
            return null;
        }
        return value == null ? null : (Integer) value.intValue();
    }

    /** From 0 to 1,000,000,000 with at most 4 decimals. */
    static @Nullable Money money(Spot spot, String field) {
        BigDecimal value = decimal(spot, field, BigDecimal.ZERO, MAX);
        if (value != null
                && value.scale() > Money.DECIMALS
                && value.stripTrailingZeros().scale() > Money.DECIMALS) {
            spot.issue(field, "too_precise", "The %s must have at most %d decimals.".formatted(field, Money.DECIMALS));
            return null;
        }
        return value == null ? null : Money.of(value);
    }

    static @Nullable BigDecimal decimal(Spot spot, String field, BigDecimal low, BigDecimal high) {
        JsonNode value = spot.take(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            spot.wrongType(field, "a number");
            return null;
        }
        BigDecimal number = value.decimalValue();
        if (!isSane(number) || number.compareTo(low) < 0 || number.compareTo(high) > 0) {
            spot.outOfRange(field, number, low, high);
            return null;
        }
        return number;
    }

    /** Whether a number has a size and precision that anyone means; {@code 1e400} and 300 decimals have not. */
    private static boolean isSane(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) <= MAX_DIGITS
                && Math.abs((long) number.scale()) <= MAX_DIGITS;
    }
}
