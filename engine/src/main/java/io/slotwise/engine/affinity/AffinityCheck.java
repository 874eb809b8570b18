package io.slotwise.engine.affinity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What a report of pairs is worth: whether its pairs come true later, and how many it finds where there are none.
 */
public final class AffinityCheck {
    private static final int SWAPS_PER_ENTRY = 8;

    private AffinityCheck() {}

    /**
     * How the pairs found in the earlier half did in the later one.
     *
     * @param pairs found in the earlier half, with both products still sold in the later one
     * @param confirmed of these, those that met more often than expected under the size-adjusted null
     */
    public record HoldOut(int pairs, int confirmed) {
        /** Share of the pairs that came true, or NaN when there were none. */
        public double precision() {
            return pairs == 0 ? Double.NaN : confirmed / (double) pairs;
        }
    }

    /** Mines the earlier half of the baskets (by day, then as given) and looks for the pairs in the later half. */
    public static HoldOut holdOut(Baskets baskets, AffinitySettings settings) {
        boolean[] earlier = earlierHalf(baskets);
        List<Pair> found = Affinity.find(baskets.where(basket -> earlier[basket]), settings)
                .pairs();
        Baskets later = baskets.where(basket -> !earlier[basket]);
        Strata strata = Strata.of(later, settings.with(Null.SIZE_ADJUSTED));
        PairCounts counts = PairCounts.of(later);
        Map<String, Integer> index = new HashMap<>();
        for (String id : later.itemIds()) {
            index.put(id, index.size());
        }
        int pairs = 0;
        int confirmed = 0;
        for (Pair pair : found) {
            int a = Objects.requireNonNull(index.get(pair.a()));
            int b = Objects.requireNonNull(index.get(pair.b()));
            double expected = strata.expected(a, b);
            pairs += expected > 0 ? 1 : 0;
            confirmed += expected > 0 && counts.count(a, b) > expected ? 1 : 0;
        }
        return new HoldOut(pairs, confirmed);
    }

    /**
     * The same baskets with every relation between products shuffled away: items change places between baskets of
     * one stratum, so each keeps its popularity and each basket its size (swap randomisation, Gionis et al. 2007).
     */
    public static Baskets shuffled(Baskets baskets, AffinitySettings settings, RandomGenerator random) {
        int[] items = baskets.copyOfItems();
        Map<Long, List<Integer>> strata = Strata.group(baskets, settings.stratumDays());
        for (List<Integer> group : strata.values()) {
            shuffle(baskets, group.stream().mapToInt(Integer::intValue).toArray(), items, random);
        }
        return baskets.withItems(items);
    }

    private static void shuffle(Baskets baskets, int[] group, int[] items, RandomGenerator random) {
        int[] basketOf = Arrays.stream(group)
                .flatMap(basket -> IntStream.generate(() -> basket).limit(baskets.sizeOf(basket)))
                .toArray();
        int[] cell = Arrays.stream(group)
                .flatMap(basket ->
                        IntStream.range(baskets.offset(basket), baskets.offset(basket) + baskets.sizeOf(basket)))
                .toArray();
        for (long swap = 0; swap < (long) SWAPS_PER_ENTRY * cell.length; swap++) {
            int one = random.nextInt(cell.length);
            int other = random.nextInt(cell.length);
            if (!holds(baskets, basketOf[one], items, items[cell[other]])
                    && !holds(baskets, basketOf[other], items, items[cell[one]])) {
                int kept = items[cell[one]];
                items[cell[one]] = items[cell[other]];
                items[cell[other]] = kept;
            }
        }
    }

    private static boolean holds(Baskets baskets, int basket, int[] items, int item) {
        int end = baskets.offset(basket) + baskets.sizeOf(basket);
        for (int cell = baskets.offset(basket); cell < end; cell++) {
            if (items[cell] == item) {
                return true;
            }
        }
        return false;
    }

    private static boolean[] earlierHalf(Baskets baskets) {
        int[] order = IntStream.range(0, baskets.size())
                .boxed()
                .sorted(Comparator.comparingInt(baskets::epochDay))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] earlier = new boolean[order.length];
        for (int i = 0; i < order.length / 2; i++) {
            earlier[order[i]] = true;
        }
        return earlier;
    }
}
