package io.slotwise.engine.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Baskets that may be compared with each other: those of one machine within one stretch of time. What is expected of
 * a pair is the sum over the strata in which both were sold.
 */
final class Strata {
    /** Above this many items the tested pairs are bounded from above instead of counted. */
    private static final int MAX_COUNTED_ITEMS = 4_096;

    private final List<Stratum> strata;
    private final int itemCount;

    private Strata(List<Stratum> strata, int itemCount) {
        this.strata = strata;
        this.itemCount = itemCount;
    }

    static Strata of(Baskets baskets, AffinitySettings settings) {
        List<Stratum> strata = group(baskets, settings.stratumDays()).values().stream()
                .map(group -> Stratum.of(baskets, group, settings.model()))
                .toList();
        return new Strata(strata, baskets.itemIds().size());
    }

    /** The baskets of each stratum, in a fixed order. */
    static Map<Long, List<Integer>> group(Baskets baskets, int stratumDays) {
        Map<Long, List<Integer>> groups = new TreeMap<>();
        for (int basket = 0; basket < baskets.size(); basket++) {
            groups.computeIfAbsent(key(baskets, basket, stratumDays), key -> new ArrayList<>())
                    .add(basket);
        }
        return groups;
    }

    int size() {
        return strata.size();
    }

    double expected(int a, int b) {
        double sum = 0;
        for (Stratum stratum : strata) {
            sum += stratum.expected(a, b);
        }
        return sum;
    }

    /** Pairs of items that pass and were sold in one stratum; an upper bound when there are very many items. */
    long testable(BitSet items) {
        long bound = 0;
        for (Stratum stratum : strata) {
            long n = Arrays.stream(stratum.items()).filter(items::get).count();
            bound += n * (n - 1) / 2;
        }
        return strata.size() == 1 || itemCount > MAX_COUNTED_ITEMS ? Math.min(bound, all(items)) : counted(items);
    }

    private static long all(BitSet items) {
        long n = items.cardinality();
        return n * (n - 1) / 2;
    }

    private long counted(BitSet items) {
        BitSet pairs = new BitSet();
        for (Stratum stratum : strata) {
            int[] here = Arrays.stream(stratum.items()).filter(items::get).toArray();
            for (int i = 0; i < here.length; i++) {
                for (int j = i + 1; j < here.length; j++) {
                    pairs.set(here[j] * (here[j] - 1) / 2 + here[i]);
                }
            }
        }
        return pairs.cardinality();
    }

    private static long key(Baskets baskets, int basket, int stratumDays) {
        int day = baskets.epochDay(basket);
        int stretch = stratumDays == 0 || day == Baskets.NO_DAY ? 0 : Math.floorDiv(day, stratumDays);
        return (long) baskets.machine(basket) << Integer.SIZE | Integer.toUnsignedLong(stretch);
    }

    /** One stratum: its items ascending by index, and what is expected of them. */
    private record Stratum(int[] items, PairExpectation expectation) {
        static Stratum of(Baskets baskets, List<Integer> group, Null model) {
            int[] items = group.stream()
                    .flatMapToInt(
                            basket -> IntStream.range(0, baskets.sizeOf(basket)).map(k -> baskets.item(basket, k)))
                    .sorted()
                    .distinct()
                    .toArray();
            int[] seen = new int[items.length];
            int largest = group.stream().mapToInt(baskets::sizeOf).max().orElse(0);
            int[] basketsOfSize = new int[largest + 1];
            for (int basket : group) {
                basketsOfSize[baskets.sizeOf(basket)]++;
                for (int k = 0; k < baskets.sizeOf(basket); k++) {
                    seen[Arrays.binarySearch(items, baskets.item(basket, k))]++;
                }
            }
            return new Stratum(items, PairExpectation.fit(model, basketsOfSize, seen));
        }

        double expected(int a, int b) {
            int i = Arrays.binarySearch(items, a);
            int j = Arrays.binarySearch(items, b);
            return i < 0 || j < 0 ? 0 : expectation.pair(i, j);
        }
    }
}
