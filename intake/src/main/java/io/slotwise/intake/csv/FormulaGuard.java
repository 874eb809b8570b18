package io.slotwise.intake.csv;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Keeps spreadsheet programs from running a cell as a formula: on the way out such a cell gets an apostrophe, on
 * the way in it is taken off again. {@code unguarded(guarded(x))} is {@code x} for every text.
 */
final class FormulaGuard {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-[0-9]{1,19}(\\.[0-9]{1,19})?");

    private FormulaGuard() {}

    static String guarded(String cell) {
        return looksLikeFormula(cell) && !PLAIN_NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unguarded(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == '\'' && looksLikeFormula(cell) ? cell.substring(1) : cell;
    }

    /** Apostrophes in front do not count, so that a guarded cell can itself be guarded and come back. */
    private static boolean looksLikeFormula(String cell) {
        int first = 0;
        while (first < cell.length() && cell.charAt(first) == '\'') {
            first++;
        }
        return first < cell.length() && isTrigger(cell, first);
    }

    /** Full-width and other compatibility forms of the signs count as the signs themselves. */
    private static boolean isTrigger(String cell, int at) {
        int codePoint = cell.codePointAt(at);
        String folded = codePoint < 0x80
                ? String.valueOf((char) codePoint)
                : Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        return !folded.isEmpty() && "=+-@\t\r".indexOf(folded.charAt(0)) >= 0;
    }
}
