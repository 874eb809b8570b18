package io.slotwise.server.api.json;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What text at the edge may hold, so that no name can disguise itself in a list, a file or a terminal. */
public final class Names {
    /** Longest name or id, in code points. */
    public static final int MAX_CODE_POINTS = 120;

    private static final int MAX_SHOWN = 60;

    private Names() {}

    /** Why a text cannot be a name or id, as the end of a sentence, or null. */
    public static @Nullable String fault(String text) {
        if (isPlainAscii(text)) {
            return null;
        }
        if (text.isBlank()) {
            return "must not be blank";
        }
        if (text.codePointCount(0, text.length()) > MAX_CODE_POINTS) {
            return "must have at most %d characters".formatted(MAX_CODE_POINTS);
        }
        if (!text.codePoints().allMatch(Names::isAllowed)) {
            return "must not hold control characters, lone surrogates or direction overrides";
        }
        return Normalizer.isNormalized(text, Normalizer.Form.NFC) ? null : "must be in Unicode form NFC";
    }

    /** As {@link #fault} for free text: empty, long and with line breaks is allowed. */
    static @Nullable String faultOfText(String text, int maxLength) {
        if (text.length() > maxLength) {
            return "must have at most %d characters".formatted(maxLength);
        }
        boolean clean = text.codePoints().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || isAllowed(c));
        return clean ? null : "must not hold control characters, lone surrogates or direction overrides";
    }

    /** A short, printable form of a piece of input for use in a message. */
    public static String clipped(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MAX_SHOWN).map(c -> isAllowed(c) ? c : 0xFFFD).forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > MAX_SHOWN
                ? shown.append('…').toString()
                : shown.toString();
    }

    /** The message of a refusal by one of our own records, bounded. */
    static String sentence(Exception e) {
        String message = e.getMessage();
        return message == null || message.length() > 400 ? "The value cannot be used." : message;
    }

    private static boolean isPlainAscii(String text) {
        if (text.isEmpty() || text.length() > MAX_CODE_POINTS || text.charAt(0) <= ' ') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !isDirectionOverride(codePoint);
        };
    }

    private static boolean isDirectionOverride(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0x200E
                || codePoint == 0x200F
                || codePoint == 0x061C;
    }
}
