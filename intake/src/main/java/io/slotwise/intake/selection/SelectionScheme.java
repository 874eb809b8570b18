package io.slotwise.intake.selection;

import io.slotwise.engine.model.Position;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a machine names its selections (slots, coils). Keypads differ: {@code A1}, {@code 10}, {@code 101}, {@code 144}
 * or simply {@code 1} to {@code 9}.
 *
 * @param firstRow the number that stands for row A; without meaning for {@code LETTERED} and {@code SEQUENCE}
 * @param firstColumn the number that stands for the leftmost column, 0 or 1
 */
public record SelectionScheme(Kind kind, int firstRow, int firstColumn) {
    /** How a number is split into row and column. */
    public enum Kind {
        /** {@code A1} is row A, column 1. */
        LETTERED,
        /** The last digit is the column, what stands before it the row: {@code 144} is row 14, column 4. */
        TENS,
        /** The last two digits are the column: {@code 101} is row 1, column 1. */
        HUNDREDS,
        /** Counted through from 1, ten in a row. */
        SEQUENCE
    }

    public static final SelectionScheme LETTERED = new SelectionScheme(Kind.LETTERED, 0, 0);
    public static final SelectionScheme SEQUENCE = new SelectionScheme(Kind.SEQUENCE, 0, 1);

    private static final int IN_A_ROW = 10;
    private static final int LONGEST = 5;

    /**
     * Reads a scheme as mapping files write it: {@code lettered}, {@code sequence}, {@code tens:11:0} or
     * {@code hundreds:1:1} (first row, first column).
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static SelectionScheme parse(String text) {
        List<String> parts = List.of(text.toLowerCase(Locale.ROOT).split(":", -1));
        return switch (parts.getFirst()) {
            case "lettered" -> LETTERED;
            case "sequence" -> SEQUENCE;
            case "tens" -> new SelectionScheme(Kind.TENS, number(parts, 1, text), number(parts, 2, text));
            case "hundreds" -> new SelectionScheme(Kind.HUNDREDS, number(parts, 1, text), number(parts, 2, text));
            default -> throw unreadable(text);
        };
    }

    /** The scheme that fits a machine's selections, of which at least one should be given. */
    public static SelectionScheme infer(Collection<String> selections) {
        List<Integer> numbers = selections.stream()
                .filter(SelectionScheme::isNumber)
                .map(Integer::valueOf)
                .sorted()
                .distinct()
                .toList();
        if (numbers.size() * 2L < selections.stream().distinct().count() || numbers.isEmpty()) {
            return LETTERED;
        }
        int smallest = numbers.getFirst();
        if (smallest < IN_A_ROW) {
            return SEQUENCE;
        }
        boolean leadingDigitsDiffer = smallest / 100 != numbers.getLast() / 100;
        return smallest >= 100 && leadingDigitsDiffer
                ? new SelectionScheme(Kind.HUNDREDS, smallest / 100, firstColumn(numbers, 100))
                : new SelectionScheme(Kind.TENS, smallest / 10, firstColumn(numbers, 10));
    }

    /** Where a selection is in the grid, or null if this scheme cannot tell. */
    public @Nullable Position position(String selection) {
        String text = selection.strip();
        if (kind == Kind.LETTERED) {
            return lettered(text);
        }
        if (!isNumber(text)) {
            return null;
        }
        int number = Integer.parseInt(text);
        return switch (kind) {
            case LETTERED -> null;
            case TENS -> inside(number / 10 - firstRow, number % 10 - firstColumn);
            case HUNDREDS -> inside(number / 100 - firstRow, number % 100 - firstColumn);
            case SEQUENCE -> inside(Math.floorDiv(number - 1, IN_A_ROW), Math.floorMod(number - 1, IN_A_ROW));
        };
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.TENS || kind == Kind.HUNDREDS ? name + ":" + firstRow + ":" + firstColumn : name;
    }

    private static @Nullable Position lettered(String text) {
        try {
            return Position.parse(text);
        } catch (IllegalArgumentException e) {
            return null; // the answer: this scheme cannot tell
        }
    }

    private static @Nullable Position inside(int row, int column) {
        boolean inside = row >= 0 && row < Position.MAX_ROWS && column >= 0 && column < Position.MAX_COLUMNS;
        return inside ? new Position(row, column) : null;
    }

    private static int firstColumn(List<Integer> numbers, int base) {
        return numbers.stream().anyMatch(number -> number % base == 0) ? 0 : 1;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(List<String> parts, int index, String text) {
        if (parts.size() <= index || !isNumber(parts.get(index))) {
            throw unreadable(text);
        }
        return Integer.parseInt(parts.get(index));
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "The selection scheme (%s) must be lettered, sequence, tens:ROW:COLUMN or hundreds:ROW:COLUMN."
                        .formatted(text));
    }
}
