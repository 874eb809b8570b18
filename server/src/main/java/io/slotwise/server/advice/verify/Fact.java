package io.slotwise.server.advice.verify;

import java.util.Locale;

/**
 * A figure of the engine that Claude may speak of.
 *
 * @param id as it stands in the prompt: {@code f1}
 * @param about what it is a figure of: {@code plan} or the id of a subject, {@code s1}
 * @param says what it is, in words
 * @param unit written after the figure; a currency, {@code %} or nothing
 * @param signed whether more is better and less is worse, so that the words around it must agree with its sign
 */
public record Fact(String id, String about, String says, double value, Kind kind, String unit, boolean signed) {
    private static final double PERCENT = 100;
    private static final double WHOLE_FROM = 100;
    private static final double TENTHS_FROM = 10;

    /** How a figure is written. */
    public enum Kind {
        MONEY,
        /** From 0 to 1, shown in per cent. */
        SHARE,
        PERCENT,
        WHOLE,
        NUMBER
    }

    /** The value in the scale in which it is shown. */
    public double scaled() {
        return kind == Kind.SHARE ? value * PERCENT : value;
    }

    /** The figure as users read it. */
    public String shown() {
        String figure = String.format(Locale.ROOT, "%." + decimals() + "f", scaled() + 0.0);
        return unit.isEmpty() ? figure : figure + " " + unit;
    }

    private int decimals() {
        double size = Math.abs(scaled());
        return switch (kind) {
            case WHOLE -> 0;
            case MONEY -> 2;
            case SHARE, PERCENT -> size >= TENTHS_FROM || size == 0 ? 0 : 1;
            case NUMBER -> size >= WHOLE_FROM ? 0 : size >= TENTHS_FROM ? 1 : 2;
        };
    }
}
