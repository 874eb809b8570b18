package io.slotwise.engine.model;

import org.jspecify.annotations.Nullable;

/** The bounds that the records of this room hold themselves to, with one wording for each. */
final class Check {
    /** Longest id, name or label, in code points. */
    static final int MAX_NAME = 120;

    private Check() {}

    static String name(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("The %s must not be blank.".formatted(what));
        }
        if (value.codePointCount(0, value.length()) > MAX_NAME) {
            throw new IllegalArgumentException(
                    "The %s (%s…) must have at most %d characters.".formatted(what, value.substring(0, 20), MAX_NAME));
        }
        return value;
    }

    static int range(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException("The %s (%d) must be from %d to %d.".formatted(what, value, low, high));
        }
        return value;
    }

    static void optionalRange(String what, @Nullable Integer value, int low, int high) {
        if (value != null) {
            range(what, value, low, high);
        }
    }

    static void price(String what, @Nullable Money value) {
        if (value != null && (value.isNegative() || value.compareTo(MAX_PRICE) > 0)) {
            throw new IllegalArgumentException("The %s (%s) must be from 0 to %s.".formatted(what, value, MAX_PRICE));
        }
    }

    private static final Money MAX_PRICE = new Money(1_000_000_000L * 10_000);
}
