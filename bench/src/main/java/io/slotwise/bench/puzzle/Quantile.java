package io.slotwise.bench.puzzle;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figure that a share of all stays below: the next one up in order, the greatest for all of them. */
final class Quantile {
    private Quantile() {}

    /** @param share 0 to 1 */
    static <T> double of(List<T> all, ToDoubleFunction<T> figure, double share) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
