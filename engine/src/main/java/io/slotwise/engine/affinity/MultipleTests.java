package io.slotwise.engine.affinity;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Corrections of p-values for having looked many times. */
public final class MultipleTests {
    private MultipleTests() {}

    /**
     * Adjusted p-values in the order given.
     *
     * @param pValues the smallest ones; those left out count as 1
     * @param tests how many tests there were, at least as many as p-values
     */
    public static double[] adjust(double[] pValues, long tests, AffinitySettings.Correction correction) {
        int[] order = ascending(pValues);
        return switch (correction) {
            case BENJAMINI_HOCHBERG -> benjaminiHochberg(pValues, order, tests);
            case HOLM -> holm(pValues, order, tests);
        };
    }

    /** Benjamini and Hochberg 1995: q₍ᵣ₎ = min over s ≥ r of p₍ₛ₎ m / s. */
    private static double[] benjaminiHochberg(double[] pValues, int[] order, long tests) {
        double[] adjusted = new double[pValues.length];
        double least = 1;
        for (int rank = order.length; rank >= 1; rank--) {
            least = Math.min(least, pValues[order[rank - 1]] * tests / rank);
            adjusted[order[rank - 1]] = least;
        }
        return adjusted;
    }

    /** Holm 1979: max over s ≤ r of p₍ₛ₎ (m − s + 1). */
    private static double[] holm(double[] pValues, int[] order, long tests) {
        double[] adjusted = new double[pValues.length];
        double most = 0;
        for (int rank = 1; rank <= order.length; rank++) {
            most = Math.max(most, Math.min(1, pValues[order[rank - 1]] * (tests - rank + 1)));
            adjusted[order[rank - 1]] = most;
        }
        return adjusted;
    }

    private static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
