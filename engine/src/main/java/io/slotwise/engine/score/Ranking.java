package io.slotwise.engine.score;

import io.slotwise.engine.model.Product;
import io.slotwise.engine.rules.PlacementCheck;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Where every placement stands among all that the rules allow. */
final class Ranking {
    private final double[] means;
    private final boolean[] legal;
    private final int slots;
    private final int count;
    private double[] sorted = {};

    /** @param means shape {@code [products × slots]} */
    Ranking(double[] means, List<Product> products, int slots, PlacementCheck check) {
        this.means = means;
        this.slots = slots;
        legal = new boolean[means.length];
        int allowed = 0;
        for (int product = 0; product < products.size(); product++) {
            BitSet legalSlots = check.allowedSlots(products.get(product));
            allowed += legalSlots.cardinality();
            for (int slot = legalSlots.nextSetBit(0); slot >= 0; slot = legalSlots.nextSetBit(slot + 1)) {
                legal[product * slots + slot] = true;
            }
        }
        count = allowed;
    }

    boolean isLegal(int product, int slot) {
        return legal[product * slots + slot];
    }

    /** Makes many percentiles cheap. */
    void sort() {
        if (sorted.length > 0 || count == 0) {
            return;
        }
        double[] all = new double[count];
        int at = 0;
        for (int i = 0; i < means.length; i++) {
            if (legal[i]) {
                all[at++] = means[i];
            }
        }
        Arrays.sort(all);
        sorted = all;
    }

    /** Share of the legal placements that are worth no more than this, in per cent rounded up: 1 to 100. */
    int percentile(double mean) {
        long notAbove = sorted.length > 0 ? notAboveSorted(mean) : notAbove(mean);
        return (int) Math.max(1, (Placement.MAX_SCORE * notAbove + count - 1) / count);
    }

    /** The legal slot where the product is worth most, the first of equals, or −1. */
    int bestSlot(int product) {
        int best = -1;
        for (int slot = 0; slot < slots; slot++) {
            int at = product * slots + slot;
            if (legal[at] && (best < 0 || means[at] > means[product * slots + best])) {
                best = slot;
            }
        }
        return best;
    }

    private long notAbove(double mean) {
        long notAbove = 0;
        for (int i = 0; i < means.length; i++) {
            if (legal[i] && means[i] <= mean) {
                notAbove++;
            }
        }
        return notAbove;
    }

    private long notAboveSorted(double mean) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= mean) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
