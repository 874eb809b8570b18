package io.slotwise.engine.model;

/**
 * Where a slot is in its cabinet: the row letter and the number of its leftmost column, written
 * {@code A1}. Row A is on top; rows after Z go on as AA. Ordered as one reads: row by row, left to right.
 *
 * @param row 0 for A, below {@value #MAX_ROWS}
 * @param column 0 for the leftmost, below {@value #MAX_COLUMNS}
 */
public record Position(int row, int column) implements Comparable<Position> {
    public static final int MAX_ROWS = 27;
    public static final int MAX_COLUMNS = 100;

    private static final int LETTERS = 26;

    public Position {
        if (row < 0 || row >= MAX_ROWS) {
            throw new IllegalArgumentException("The row (%d) must be from 0 to %d.".formatted(row, MAX_ROWS - 1));
        }
        if (column < 0 || column >= MAX_COLUMNS) {
            throw new IllegalArgumentException(
                    "The column (%d) must be from 0 to %d.".formatted(column, MAX_COLUMNS - 1));
        }
    }

    /**
     * Reads {@code A1}, {@code g10}, {@code AA3}.
     *
     * @throws IllegalArgumentException if the text is no letter or two and a number from 1 to 100
     */
    public static Position parse(String text) {
        int letters = 0;
        while (letters < text.length() && isLetter(text.charAt(letters))) {
            letters++;
        }
        if (letters < 1 || letters > 2 || text.length() - letters < 1 || text.length() - letters > 3) {
            throw unreadable(text);
        }
        int row = 0;
        for (int i = 0; i < letters; i++) {
            row = row * LETTERS + (text.charAt(i) & ~0x20) - 'A' + 1;
        }
        int column = 0;
        for (int i = letters; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw unreadable(text);
            }
            column = column * 10 + digit - '0';
        }
        if (row > MAX_ROWS || column < 1 || column > MAX_COLUMNS || text.charAt(letters) == '0') {
            throw unreadable(text);
        }
        return new Position(row - 1, column - 1);
    }

    /** The letters of a row: A for 0, AA for 26. */
    public static String rowLetters(int row) {
        String last = String.valueOf((char) ('A' + row % LETTERS));
        return row < LETTERS ? last : (char) ('A' + row / LETTERS - 1) + last;
    }

    @Override
    public int compareTo(Position other) {
        return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return rowLetters(row) + (column + 1);
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static IllegalArgumentException unreadable(String text) {
        String shown = text.length() <= 20 ? text : text.substring(0, 20) + "…";
        return new IllegalArgumentException(
                "The position (%s) must be a row letter and a column number, like A1.".formatted(shown));
    }
}
