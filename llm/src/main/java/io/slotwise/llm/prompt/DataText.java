package io.slotwise.llm.prompt;

import java.text.Normalizer;

/**
 * Text from users, files and catalogues, made fit for a prompt: it is data, never an instruction. Characters that
 * cannot be seen or that turn the direction of reading go; length is bounded; XML's signs are escaped.
 */
public final class DataText {
    private DataText() {}

    /**
     * Cleaned, at most so many code points, and escaped for XML.
     *
     * @param most a longer text ends in …
     */
    public static String escaped(String text, int most) {
        String clean = clean(text, most);
        StringBuilder out = new StringBuilder(clean.length() + 16);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Cleaned and at most so many code points, for writers that escape by themselves. */
    public static String clean(String text, int most) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(Math.min(normal.length(), most + 1));
        int kept = 0;
        for (int i = 0; i < normal.length(); ) {
            int c = normal.codePointAt(i);
            i += Character.charCount(c);
            if (isHidden(c)) {
                continue;
            }
            if (kept == most) {
                return out.append('…').toString();
            }
            out.appendCodePoint(c);
            kept++;
        }
        return out.toString();
    }

    /** Control (line feed and tab stay), format (zero-width, bidirectional, tags), surrogate, private, unassigned. */
    private static boolean isHidden(int c) {
        if (c == '\n' || c == '\t') {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isFiller(c);
        };
    }

    /** Letters and marks that show nothing: fillers of Hangul and Braille, variation selectors. */
    private static boolean isFiller(int c) {
        return c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF)
                || c == 0x034F;
    }
}
