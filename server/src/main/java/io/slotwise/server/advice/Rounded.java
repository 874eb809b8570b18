package io.slotwise.server.advice;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures as callers see them. */
public final class Rounded {
    private static final double DECIMALS = 10_000;
    private static final int SMALL = 3;

    private Rounded() {}

    /** To four decimals. */
    public static double of(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }

    /** A chance: to four decimals, or to three digits where it is smaller. */
    public static double chance(double value) {
        return value >= 0.001 || value == 0
                ? of(value)
                : new BigDecimal(value).round(new MathContext(SMALL)).doubleValue();
    }
}
