package io.slotwise.intake.csv;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The rules for texts that people will read: at most {@value #MAX_NAME} code points in Unicode's composed form (NFC),
 * without control characters, halves of surrogate pairs, or signs that turn the reading direction.
 */
public final class Texts {
    public static final int MAX_NAME = 120;

    private Texts() {}

    /** Composed, with blanks at the ends taken off and blanks inside made single. */
    public static String cleaned(String text) {
        String composed = isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
        return needsSpacing(composed) ? composed.strip().replaceAll("[ \\u00A0]+", " ") : composed;
    }

    /** What is wrong with a text that was {@link #cleaned}, as a code of the report, or null. */
    public static @Nullable String fault(String text) {
        if (text.codePointCount(0, text.length()) > MAX_NAME) {
            return "too_long";
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return "lone_surrogate";
            }
            if (Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029) {
                return "control_character";
            }
            if (turnsDirection(codePoint)) {
                return "direction_override";
            }
        }
        return null;
    }

    /** A text for a message: short, and without anything that could disturb a terminal or a page. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(40).forEach(c -> shown.appendCodePoint(isShowable(c) ? c : 0xFFFD));
        return text.codePointCount(0, text.length()) > 40 ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isShowable(int codePoint) {
        return !Character.isISOControl(codePoint)
                && !turnsDirection(codePoint)
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    /** Embeddings, overrides and isolates; the plain marks U+200E and U+200F are part of honest text. */
    private static boolean turnsDirection(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean needsSpacing(String text) {
        boolean blankBefore = true;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = text.charAt(i) == ' ' || text.charAt(i) == '\u00A0' || text.charAt(i) == '\t';
            if (blank && (blankBefore || text.charAt(i) != ' ')) {
                return true;
            }
            blankBefore = blank;
        }
        return !text.isEmpty() && blankBefore;
    }
}
