package io.slotwise.server.api.json;

import java.math.BigDecimal;

/** Bounds of numbers at the edge, checked before anything computes with them. */
final class Amounts {
    static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);

    private static final int MAX_DIGITS = 40;

    private Amounts() {}

    /** Whether a number has a size and precision that anyone means; {@code 1e400} and 300 decimals have not. */
    static boolean isSane(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) <= MAX_DIGITS
                && Math.abs((long) number.scale()) <= MAX_DIGITS;
    }
}
