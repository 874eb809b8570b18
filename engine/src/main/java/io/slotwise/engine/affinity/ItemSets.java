package io.slotwise.engine.affinity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Three products and more in one basket: all frequent sets by intersecting the bitmaps of the baskets that hold each item,
 * depth first (Eclat: Zaki 2000).
 */
public final class ItemSets {
    private ItemSets() {}

    /**
     * A set of products that is bought together.
     *
     * @param items ids, ascending by item index
     * @param count baskets that hold all of them
     * @param expected baskets with all of them if the item that joins last came independently of the others, for the
     *     choice of that item that explains most: a set whose pairs explain it has a lift near 1
     */
    public record ItemSet(List<String> items, int count, double expected) {
        public double lift() {
            return count / expected;
        }
    }

    /**
     * All sets of three items up to {@code largest}, most baskets first.
     *
     * @param minimumCount baskets that must hold a set, at least 2
     * @param largest items of a set, 3 to 10
     * @param most how many sets are returned at the most
     */
    public static List<ItemSet> frequent(Baskets baskets, int minimumCount, int largest, int most) {
        if (minimumCount < 2 || largest < 3 || largest > 10 || most < 1) {
            throw new IllegalArgumentException(
                    "The minimum count (%d), the largest set (%d) and the most sets (%d) must be at least 2, 3 to 10, and at least 1."
                            .formatted(minimumCount, largest, most));
        }
        Search search = new Search(baskets, minimumCount, largest);
        search.extend(List.of(), null, 0);
        return search.found.stream()
                .sorted(Comparator.comparingInt(ItemSet::count)
                        .reversed()
                        .thenComparing(set -> String.join("\n", set.items())))
                .limit(most)
                .toList();
    }

    private static final class Search {
        private final Baskets baskets;
        private final int minimumCount;
        private final int largest;
        private final List<RoaringBitmap> holders = new ArrayList<>();
        private final List<ItemSet> found = new ArrayList<>();

        Search(Baskets baskets, int minimumCount, int largest) {
            this.baskets = baskets;
            this.minimumCount = minimumCount;
            this.largest = largest;
            baskets.itemIds().forEach(id -> holders.add(new RoaringBitmap()));
            for (int basket = 0; basket < baskets.size(); basket++) {
                for (int k = 0; k < baskets.sizeOf(basket); k++) {
                    holders.get(baskets.item(basket, k)).add(basket);
                }
            }
        }

        void extend(List<Integer> prefix, @Nullable RoaringBitmap common, int from) {
            for (int item = from; item < holders.size(); item++) {
                RoaringBitmap both = common == null ? holders.get(item) : RoaringBitmap.and(common, holders.get(item));
                if (both.getCardinality() >= minimumCount) {
                    List<Integer> set = new ArrayList<>(prefix);
                    set.add(item);
                    if (set.size() >= 3) {
                        found.add(itemSet(set, both.getCardinality()));
                    }
                    if (set.size() < largest) {
                        extend(set, both, item + 1);
                    }
                }
            }
        }

        private ItemSet itemSet(List<Integer> set, int count) {
            double expected = 0;
            for (int joining : set) {
                RoaringBitmap[] others = set.stream()
                        .filter(item -> item != joining)
                        .map(holders::get)
                        .toArray(RoaringBitmap[]::new);
                RoaringBitmap rest = others[0].clone();
                for (int i = 1; i < others.length; i++) {
                    rest.and(others[i]);
                }
                double share = holders.get(joining).getCardinality() / (double) baskets.size();
                expected = Math.max(expected, rest.getCardinality() * share);
            }
            return new ItemSet(set.stream().map(baskets.itemIds()::get).toList(), count, expected);
        }
    }
}
