package io.slotwise.engine.score;

import java.util.Locale;

/**
 * One cause of a placement's worth, in figures.
 *
 * @param subject the name or position that it speaks of, {@code ""} where it needs none
 * @param perWeek money a week that it brings (or costs), in currency units
 */
public record Reason(Kind kind, String subject, double perWeek) {
    /** What a reason is about. */
    public enum Kind {
        /** What the product itself brings. */
        SELLS,
        /** What the slot adds to or takes from what the product would sell in a usual one. */
        POSITION,
        /** What the product that gives up the slot would have brought. */
        GIVES_UP,
        /** What all other products win or lose. */
        OTHERS,
        /** What it costs to carry out. */
        MOVE,
        /** The product stands there already. */
        STANDS
    }

    /** The cause as a short sentence with its amount. */
    public String text() {
        return switch (kind) {
            case SELLS -> "%s brings %s a week.".formatted(subject, amount());
            case POSITION -> "Slot %s %s %s a week.".formatted(subject, perWeek < 0 ? "costs" : "adds", amount());
            case GIVES_UP ->
                "%s %s %s a week.".formatted(subject, perWeek < 0 ? "gives up" : "is relieved of", amount());
            case OTHERS -> "Other products %s %s a week.".formatted(perWeek < 0 ? "lose" : "gain", amount());
            case MOVE -> "The move costs %s a week.".formatted(amount());
            case STANDS -> "%s stands here already.".formatted(subject);
        };
    }

    private String amount() {
        return String.format(Locale.ROOT, "%.2f", Math.abs(perWeek));
    }
}
