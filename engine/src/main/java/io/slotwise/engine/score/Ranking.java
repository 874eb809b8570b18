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

    /** {@link #percentile} of many at once. */
    int[] percentiles(double[] asked) {
        Steps steps = new Steps(asked);
        int[] upTo = new int[asked.length + 1];
        for (int i = 0; i < means.length; i++) {
            if (legal[i]) {
                upTo[steps.below(means[i])]++;
            }
        }
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
        return Arrays.stream(asked)
                .mapToInt(mean -> percent(upTo[steps.below(mean)]))
                .toArray();
    }

    /** Share of the legal placements that are worth no more than this, in per cent rounded up: 1 to 100. */
    int percentile(double mean) {
        return percentiles(new double[] {mean})[0];
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

    private int percent(long notAbove) {
        return count == 0 ? 1 : (int) Math.max(1, (Placement.MAX_SCORE * notAbove + count - 1) / count);
    }
}
