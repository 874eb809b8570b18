package io.slotwise.llm.token;

import io.slotwise.llm.call.Part;
import io.slotwise.llm.call.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * What of a text decides how many tokens it has, counted in one pass: runs of letters, letters beyond the first four of
 * a run, digits, white space, other ASCII signs, characters beyond ASCII; pictures and the request itself as well.
 *
 * @param counts one count per feature, in the order of {@link TokenEstimator}
 */
public record TextFeatures(double[] counts) {
    static final int WORDS = 0;
    static final int LONG_LETTERS = 1;
    static final int DIGITS = 2;
    static final int SPACES = 3;
    static final int SIGNS = 4;
    static final int BEYOND_ASCII = 5;
    static final int IMAGES = 6;
    static final int REQUESTS = 7;
    static final int SCHEMAS = 8;
    static final int SIZE = 9;

    private static final int SHORT_WORD = 4;

    public TextFeatures {
        counts = counts.clone();
    }

    @Override
    public double[] counts() {
        return counts.clone();
    }

    /** Of a whole prompt and the schema sent with it. */
    public static TextFeatures of(Prompt prompt, @Nullable String schema) {
        double[] counts = new double[SIZE];
        counts[REQUESTS] = 1;
        prompt.parts().forEach(part -> {
            switch (part) {
                case Part.Text text -> count(text.text(), counts);
                case Part.Image image -> counts[IMAGES]++;
            }
        });
        if (schema != null) {
            counts[SCHEMAS] = 1;
            count(schema, counts);
        }
        return new TextFeatures(counts);
    }

    /** Of a piece of text alone. */
    public static TextFeatures of(String text) {
        double[] counts = new double[SIZE];
        count(text, counts);
        return new TextFeatures(counts);
    }

    double get(int feature) {
        return counts[feature];
    }

    double total() {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        return total;
    }

    private static void count(String text, double[] counts) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c < 128 && ((c | 32) >= 'a' && (c | 32) <= 'z');
            run = letter ? run + 1 : 0;
            if (letter) {
                counts[WORDS] += run == 1 ? 1 : 0;
                counts[LONG_LETTERS] += run > SHORT_WORD ? 1 : 0;
            } else {
                counts[kind(c)]++;
            }
        }
    }

    private static int kind(char c) {
        if (c >= 128) {
            return BEYOND_ASCII;
        }
        if (c >= '0' && c <= '9') {
            return DIGITS;
        }
        return c <= ' ' ? SPACES : SIGNS;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextFeatures that && java.util.Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(counts);
    }
}
