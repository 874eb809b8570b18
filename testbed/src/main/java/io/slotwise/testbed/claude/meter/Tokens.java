package io.slotwise.testbed.claude.meter;

import java.nio.charset.StandardCharsets;

/**
 * The simulated tokenizer: runs of letters in pieces of up to {@value #LETTERS}, of digits in pieces of up to
 * {@value #DIGITS}, of white space in one, anything else one by one, letters beyond ASCII by their bytes. Never more
 * tokens than bytes, and unlike enough to characters ÷ 4 that an estimate has something to learn.
 */
public final class Tokens {
    private static final int LETTERS = 6;
    private static final int DIGITS = 2;
    private static final int FRAME = 4;

    private Tokens() {}

    /** The tokens of one block of text, with what frames it. */
    public static int ofBlock(String text) {
        return of(text) + FRAME;
    }

    /** The tokens of a piece of text. */
    public static int of(String text) {
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            count += pieces(text, at, end);
            at = end;
        }
        return count;
    }

    private static int end(String text, int start) {
        Kind kind = kind(text.charAt(start));
        int end = start + 1;
        while (kind != Kind.MARK && end < text.length() && kind(text.charAt(end)) == kind) {
            end++;
        }
        return end;
    }

    private static int pieces(String text, int start, int end) {
        int length = end - start;
        return switch (kind(text.charAt(start))) {
            case LETTER -> Math.ceilDiv(length, LETTERS);
            case DIGIT -> Math.ceilDiv(length, DIGITS);
            case SPACE -> length == 1 ? 0 : 1; // a single space belongs to the word after it
            case MARK -> 1;
            case FOREIGN -> Math.ceilDiv(text.substring(start, end).getBytes(StandardCharsets.UTF_8).length, 2);
        };
    }

    private static Kind kind(char c) {
        if (c >= 0x80) {
            return Kind.FOREIGN;
        }
        if (Character.isLetter(c)) {
            return Kind.LETTER;
        }
        if (Character.isDigit(c)) {
            return Kind.DIGIT;
        }
        return Character.isWhitespace(c) ? Kind.SPACE : Kind.MARK;
    }

    private enum Kind {
        LETTER,
        DIGIT,
        SPACE,
        MARK,
        FOREIGN
    }
}
