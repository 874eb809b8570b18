package io.slotwise.engine.value.pairs;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.evidence.Priors;

/** The pairs of an {@link AffinityTable} as they stand on one shelf. Immutable. */
public final class PairsOnShelf {
    private final AffinityTable table;
    final Shelf shelf;

    /** The slots of the products that are in pairs; of others none. */
    final int[][] slotsOf;

    /** The part of each pair's money that is there. */
    final double[] parts;

    private final double raw;
    private final double rawRevenue;

    PairsOnShelf(AffinityTable table, Shelf shelf) {
        this.table = table;
        this.shelf = shelf;
        slotsOf = table.size() == 0 ? new int[0][] : slotsOf();
        parts = new double[table.size()];
        double sum = 0;
        double sumOfRevenue = 0;
        for (int pair = 0; pair < parts.length; pair++) {
            parts[pair] = part(pair, Layout.NONE, Layout.NONE);
            sum += table.money[pair] * parts[pair];
            sumOfRevenue += table.revenue[pair] * parts[pair];
        }
        raw = sum;
        rawRevenue = sumOfRevenue;
    }

    private int[][] slotsOf() {
        int[][] slots = new int[shelf.facings.length][];
        for (int p = 0; p < slots.length; p++) {
            slots[p] = new int[table.concerns(p) ? shelf.facings[p] : 0];
        }
        int[] filled = new int[slots.length];
        for (int s = 0; s < shelf.productAt.length; s++) {
            int product = shelf.productAt[s];
            if (table.concerns(product)) {
                slots[product][filled[product]++] = s;
            }
        }
        return slots;
    }

    /** Money a week of all pairs, before the bound. */
    public double raw() {
        return raw;
    }

    /** The same as revenue. */
    public double rawRevenue() {
        return rawRevenue;
    }

    /** The part of a pair's money that is there, with one slot holding a product; 0 where either is missing. */
    double part(int pair, int slot, int product) {
        int a = table.first(pair);
        double nearest = product == a ? nearest(slot, table.second(pair), slot, product) : -1;
        for (int s : slotsOf[a]) {
            if (s != slot) {
                nearest = Math.max(nearest, nearest(s, table.second(pair), slot, product));
            }
        }
        return part(nearest);
    }

    /** The part that is there of a pair that stands so near; none where the nearness is negative. */
    static double part(double nearest) {
        return nearest < 0 ? 0 : 1 - Priors.ADJACENCY + Priors.ADJACENCY * nearest;
    }

    private double nearest(int from, int other, int slot, int product) {
        double nearest = product == other ? table.near(from, slot) : -1;
        for (int t : slotsOf[other]) {
            if (t != slot) {
                nearest = Math.max(nearest, table.near(from, t));
            }
        }
        return nearest;
    }
}
