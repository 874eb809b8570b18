package io.slotwise.server.advice.explain;

import java.text.Normalizer;

/**
 * Makes text of users and files fit for a prompt: one line in NFC, without control, invisible or private characters
 * (zero-width, tags, bidirectional overrides), bounded in length.
 */
final class TextCleaner {
    private static final int MAX_CODE_POINTS = 120;

    private TextCleaner() {}

    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .map(point -> Character.isWhitespace(point) || Character.isSpaceChar(point) ? ' ' : point)
                .filter(TextCleaner::isVisible)
                .limit(MAX_CODE_POINTS)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip().replaceAll(" {2,}", " ");
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isVariation(point);
        };
    }

    /** Variation selectors can carry hidden text as tags can. */
    private static boolean isVariation(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
