package io.slotwise.engine.insight.layout;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A colour as the eye measures it: CIE L*a*b* under daylight D65 (CIE 15:2004), from a hex code or a common word.
 *
 * @param lightness 0 for black to 100 for white
 */
record Colour(double lightness, double a, double b) {
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("black", 0x1A1A1A),
            Map.entry("white", 0xF7F7F7),
            Map.entry("grey", 0x8C8C8C),
            Map.entry("gray", 0x8C8C8C),
            Map.entry("silver", 0xC0C0C0),
            Map.entry("red", 0xD02020),
            Map.entry("orange", 0xF28C1E),
            Map.entry("yellow", 0xF5D327),
            Map.entry("gold", 0xCFA63A),
            Map.entry("green", 0x2E8B3D),
            Map.entry("blue", 0x1F5FBF),
            Map.entry("purple", 0x6B3FA0),
            Map.entry("violet", 0x6B3FA0),
            Map.entry("pink", 0xEC87B5),
            Map.entry("brown", 0x6F4323),
            Map.entry("beige", 0xE3D3B0));
    private static final int BYTE = 255;
    private static final double WHITE_X = 0.95047;
    private static final double WHITE_Z = 1.08883;
    private static final double DARK = 216.0 / 24_389;
    private static final double SLOPE = 24_389.0 / 27;

    /** Reads {@code #7FB7E6}, {@code #7be} or {@code red}; null where it is neither. */
    static @Nullable Colour parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.matches("#[0-9a-f]{6}")) {
            return ofRgb(Integer.parseInt(word.substring(1), 16));
        }
        if (word.matches("#[0-9a-f]{3}")) {
            return ofRgb(Integer.parseInt(word.substring(1).replaceAll("(.)", "$1$1"), 16));
        }
        Integer rgb = WORDS.get(word);
        return rgb == null ? null : ofRgb(rgb);
    }

    /** How far apart two colours look: about 2 is just seen side by side, 100 is black and white (CIE 1976). */
    double distance(Colour other) {
        double l = lightness - other.lightness;
        return Math.sqrt(l * l + (a - other.a) * (a - other.a) + (b - other.b) * (b - other.b));
    }

    private static Colour ofRgb(int rgb) {
        double red = linear((rgb >> 16 & BYTE) / (double) BYTE);
        double green = linear((rgb >> 8 & BYTE) / (double) BYTE);
        double blue = linear((rgb & BYTE) / (double) BYTE);
        double x = lab((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE_X);
        double y = lab(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        double z = lab((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / WHITE_Z);
        return new Colour(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double linear(double share) {
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double lab(double share) {
        return share > DARK ? Math.cbrt(share) : (SLOPE * share + 16) / 116;
    }
}
