package io.slotwise.engine.value.slot;

import java.util.Arrays;

/** How large the slots of a planogram are, and how far apart the best and the worst place are. */
final class Sizes {
    private final int first;
    final double[] capacity;

    /** Each once, ascending. */
    final double[] distinct;

    /** @param first slot of the machine that is the planogram's first */
    Sizes(int first, double[] capacity) {
        this.first = first;
        this.capacity = capacity;
        distinct = Arrays.stream(capacity).sorted().distinct().toArray();
    }

    /** Which of the distinct ones a slot of the planogram has. */
    int of(int slot) {
        return Arrays.binarySearch(distinct, capacity[slot]);
    }

    /** What a product with so many units has after it got one slot more. */
    double[] stocks(double stock) {
        double[] stocks = distinct.clone();
        for (int i = 0; i < stocks.length; i++) {
            stocks[i] += stock;
        }
        return stocks;
    }

    /** The smallest multiplier of the planogram's slots. */
    double least(Scene scene) {
        double least = Double.POSITIVE_INFINITY;
        for (int s = first; s < first + capacity.length; s++) {
            least = Math.min(least, scene.market.belief.multiplier[s]);
        }
        return least;
    }

    double most(Scene scene) {
        double most = 0;
        for (int s = first; s < first + capacity.length; s++) {
            most = Math.max(most, scene.market.belief.multiplier[s]);
        }
        return most;
    }
}
