package io.slotwise.engine.insight.anomaly;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The weeks of one series that may be compared with each other: units, and what was to be expected of each up to a factor.
 *
 * @param weeks the number of each week that is left, increasing
 */
record WeekSeries(int[] weeks, double[] units, double[] exposure) {
    private static final int FEWEST_OF_A_STATE = 4;
    private static final double SURELY_CLOSED = 8;

    /**
     * Leaves out weeks before the first, weeks without exposure, weeks of a rare calendar, and gaps: weeks in a row without
     * a sale although many were due, after which sales went on. Weeks of a calendar that is not rare are brought to the
     * level of the others.
     *
     * @param states equal for weeks of equal calendar
     */
    static WeekSeries of(int[] units, double[] exposure, int[] states, int first) {
        int[] use = java.util.stream.IntStream.range(Math.min(first, units.length), units.length)
                .filter(w -> exposure[w] > 0)
                .toArray();
        use = commonCalendar(use, states);
        use = withoutGaps(use, units, exposure);
        double[] kept = Arrays.stream(use).mapToDouble(w -> units[w]).toArray();
        double[] expected = Arrays.stream(use).mapToDouble(w -> exposure[w]).toArray();
        levelStates(use, states, kept, expected);
        return new WeekSeries(use, kept, expected);
    }

    int length() {
        return weeks.length;
    }

    int week(int index) {
        return weeks[index];
    }

    double unitsAWeek() {
        return Arrays.stream(units).average().orElse(0);
    }

    double unitsFrom(int index) {
        return units(index, units.length);
    }

    double exposureFrom(int index) {
        return exposure(index, exposure.length);
    }

    double units(int from, int to) {
        return Arrays.stream(units, from, to).sum();
    }

    double exposure(int from, int to) {
        return Arrays.stream(exposure, from, to).sum();
    }

    /** Units per exposure. */
    double rate() {
        return unitsFrom(0) / exposureFrom(0);
    }

    private static int[] commonCalendar(int[] use, int[] states) {
        Map<Integer, Integer> count = new HashMap<>();
        Arrays.stream(use).forEach(w -> count.merge(states[w], 1, Integer::sum));
        return Arrays.stream(use)
                .filter(w -> count.getOrDefault(states[w], 0) >= FEWEST_OF_A_STATE)
                .toArray();
    }

    private static int[] withoutGaps(int[] use, int[] units, double[] exposure) {
        double rate = Arrays.stream(use).mapToDouble(w -> units[w]).sum()
                / Math.max(
                        Double.MIN_NORMAL,
                        Arrays.stream(use).mapToDouble(w -> exposure[w]).sum());
        boolean[] drop = new boolean[use.length];
        int start = 0;
        double due = 0;
        for (int i = 0; i < use.length; i++) {
            if (units[use[i]] > 0) {
                if (due >= SURELY_CLOSED) {
                    Arrays.fill(drop, start, i, true);
                }
                start = i + 1;
                due = 0;
            } else {
                due += rate * exposure[use[i]];
            }
        }
        return java.util.stream.IntStream.range(0, use.length)
                .filter(i -> !drop[i])
                .map(i -> use[i])
                .toArray();
    }

    private static void levelStates(int[] use, int[] states, double[] units, double[] exposure) {
        Map<Integer, double[]> sums = new HashMap<>();
        for (int i = 0; i < use.length; i++) {
            double[] sum = sums.computeIfAbsent(states[use[i]], any -> new double[2]);
            sum[0] += units[i];
            sum[1] += exposure[i];
        }
        if (sums.size() < 2) {
            return;
        }
        for (int i = 0; i < use.length; i++) {
            double[] sum = sums.getOrDefault(states[use[i]], new double[] {1, 1});
            exposure[i] *= Math.max(sum[0], 1) / sum[1];
        }
    }
}
