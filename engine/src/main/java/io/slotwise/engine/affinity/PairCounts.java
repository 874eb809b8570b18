package io.slotwise.engine.affinity;

import java.util.Arrays;

/**
 * Exact counts of unordered pairs, row by row: for each item the later items that it met, ascending, and how often.
 *
 * <p>Each row is counted in one dense array over the baskets that hold its item, so every increment hits the cache; a
 * hash table of pair codes, the usual way, misses it on most increments (docs/decisions/pair-counts.md).
 * Time: Σ n(n−1)/2 increments; memory: 8 bytes a distinct pair.
 */
public final class PairCounts {
    private final int[] rowStart;
    private int[] partner = new int[1024];
    private int[] count = new int[1024];

    private PairCounts(int items) {
        rowStart = new int[items + 1];
    }

    public static PairCounts of(Baskets baskets) {
        int items = baskets.itemIds().size();
        PairCounts pairs = new PairCounts(items);
        Occurrences occurrences = Occurrences.of(baskets);
        int[] met = new int[items];
        int[] touched = new int[items];
        for (int item = 0; item < items; item++) {
            int distinct = occurrences.countPartners(item, met, touched);
            Arrays.sort(touched, 0, distinct);
            pairs.append(item, met, touched, distinct);
        }
        return pairs;
    }

    /** Distinct pairs. */
    int size() {
        return rowStart[rowStart.length - 1];
    }

    /** How many baskets hold both; the order of the two does not matter. */
    public int count(int a, int b) {
        int row = Math.min(a, b);
        int cell = Arrays.binarySearch(partner, rowStart[row], rowStart[row + 1], Math.max(a, b));
        return cell < 0 ? 0 : count[cell];
    }

    /** Calls back once for each pair with at least a minimum of baskets, ascending by first and second item. */
    public void forEach(int minimum, Visitor visitor) {
        for (int row = 0; row < rowStart.length - 1; row++) {
            for (int cell = rowStart[row]; cell < rowStart[row + 1]; cell++) {
                if (count[cell] >= minimum) {
                    visitor.visit(row, partner[cell], count[cell]);
                }
            }
        }
    }

    /** Receives a pair {@code a < b} and its count. */
    public interface Visitor {
        void visit(int a, int b, int count);
    }

    private void append(int row, int[] met, int[] partners, int distinct) {
        int end = rowStart[row] + distinct;
        if (end > partner.length) {
            partner = Arrays.copyOf(partner, Math.max(end, partner.length * 2));
            count = Arrays.copyOf(count, partner.length);
        }
        for (int k = 0; k < distinct; k++) {
            partner[rowStart[row] + k] = partners[k];
            count[rowStart[row] + k] = met[partners[k]];
            met[partners[k]] = 0;
        }
        rowStart[row + 1] = end;
    }

    /** For each item the places in the baskets where it stands. */
    private record Occurrences(Baskets baskets, int[] first, int[] place, int[] basketOf) {
        static Occurrences of(Baskets baskets) {
            int items = baskets.itemIds().size();
            int[] first = new int[items + 1];
            int entries = baskets.offset(baskets.size());
            for (int place = 0; place < entries; place++) {
                first[baskets.itemAt(place) + 1]++;
            }
            Arrays.parallelPrefix(first, Integer::sum);
            int[] next = first.clone();
            int[] places = new int[entries];
            int[] basketOf = new int[entries];
            for (int basket = 0; basket < baskets.size(); basket++) {
                for (int place = baskets.offset(basket); place < baskets.offset(basket + 1); place++) {
                    int at = next[baskets.itemAt(place)]++;
                    places[at] = place;
                    basketOf[at] = basket;
                }
            }
            return new Occurrences(baskets, first, places, basketOf);
        }

        /** Counts the later items that stand beside an item; returns how many different ones there are. */
        int countPartners(int item, int[] met, int[] touched) {
            int distinct = 0;
            for (int k = first[item]; k < first[item + 1]; k++) {
                int end = baskets.offset(basketOf[k] + 1);
                for (int place = this.place[k] + 1; place < end; place++) {
                    int other = baskets.itemAt(place);
                    if (met[other]++ == 0) {
                        touched[distinct++] = other;
                    }
                }
            }
            return distinct;
        }
    }
}
