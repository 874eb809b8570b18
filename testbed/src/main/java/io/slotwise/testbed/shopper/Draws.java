package io.slotwise.testbed.shopper;

/**
 * Random numbers by address: the same seed and key give the same number, whatever was drawn before. Two
 * planograms thus meet the very same shoppers. The mixing is that of SplitMix64 (Steele, Lea and Flood, 2014).
 */
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private Draws() {}

    /** A new seed for a part of what a seed describes. */
    public static long seed(long seed, long key) {
        return mix(seed + GOLDEN * (key + 1));
    }

    /** A number in (0, 1). */
    public static double uniform(long seed, long key) {
        return ((seed(seed, key) >>> 11) + 0.5) * UNIT;
    }

    /** A number in (−1, 1), the sum of two even ones: mean 0, standard deviation .408. */
    public static double triangular(long seed, long key) {
        long bits = seed(seed, key);
        return (bits >>> 32) * 0x1.0p-32 + (bits & 0xFFFF_FFFFL) * 0x1.0p-32 - 1;
    }

    /** About standard normal (the sum of three triangular ones, scaled): within ±7.35. */
    public static double normal(long seed, long key) {
        long part = seed(seed, key);
        return (triangular(part, 0) + triangular(part, 1) + triangular(part, 2)) * Math.sqrt(2);
    }

    private static long mix(long value) {
        long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
