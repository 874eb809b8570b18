package io.slotwise.engine.value.pairs;

import io.slotwise.engine.value.choice.Layout;
import java.util.Arrays;

/**
 * What the pairs of one shelf win or lose as any slot gets any product: what the arriving product wins by standing there
 * and what the leaving one loses are worked out once, so that each of thousands of questions is two additions, and a look
 * at the pair where both form one. Immutable.
 */
public final class PairChanges {
    private final AffinityTable table;
    private final PairsOnShelf pairs;
    private final int slots;
    private final double boundedNow;

    /** Money that a product's pairs win with one more slot, shape {@code [products][slots]}; empty without pairs. */
    private final double[][] arriving;

    /** Money that the pairs of what stands in a slot win with that slot gone, by slot. */
    private final double[] leaving;

    PairChanges(AffinityTable table, PairsOnShelf pairs) {
        this.table = table;
        this.pairs = pairs;
        slots = pairs.shelf.productAt.length;
        boundedNow = table.bounded(pairs.raw());
        arriving = new double[pairs.shelf.facings.length][];
        for (int p = 0; p < arriving.length; p++) {
            arriving[p] = new double[table.concerns(p) ? slots : 0];
        }
        leaving = new double[slots];
        if (table.size() > 0) {
            double[][] reach = reach();
            for (int pair = 0; pair < table.size(); pair++) {
                arrive(pair, table.first(pair), reach[table.second(pair)]);
                arrive(pair, table.second(pair), reach[table.first(pair)]);
            }
            Arrays.setAll(leaving, this::leaving);
        }
    }

    /** Money a week that changes, within the bound, with one slot holding another product. */
    public double at(int slot, int product) {
        int incumbent = pairs.shelf.productAt[slot];
        boolean concerned = table.concerns(product);
        if (!concerned && !table.concerns(incumbent)) {
            return 0;
        }
        double changed = pairs.raw() + leaving[slot] + (concerned ? arriving[product][slot] : 0);
        if (incumbent != Layout.NONE && (incumbent == product || table.arePaired(product, incumbent))) {
            changed += together(slot, product, incumbent);
        }
        return table.bounded(changed) - boundedNow;
    }

    /** What is to be set right where the arriving and the leaving product are bought together themselves. */
    private double together(int slot, int product, int incumbent) {
        double more = 0;
        for (int pair : table.pairsOf(incumbent)) {
            if (table.first(pair) == product || table.second(pair) == product) {
                double now = pairs.parts[pair];
                double apart = alone(pair, slot, product) + pairs.part(pair, slot, Layout.NONE) - 2 * now;
                more += table.money[pair] * (pairs.part(pair, slot, product) - now - apart);
            }
        }
        return more;
    }

    /** The part of a pair that is there with one more slot of a product and nothing gone. */
    private double alone(int pair, int slot, int product) {
        int other = table.first(pair) == product ? table.second(pair) : table.first(pair);
        return Math.max(pairs.parts[pair], PairsOnShelf.part(nearest(slot, other)));
    }

    private void arrive(int pair, int product, double[] reachOfOther) {
        double[] gains = arriving[product];
        double now = pairs.parts[pair];
        for (int slot = 0; slot < gains.length; slot++) {
            gains[slot] += table.money[pair] * (Math.max(now, reachOfOther[slot]) - now);
        }
    }

    private double leaving(int slot) {
        double sum = 0;
        for (int pair : table.pairsOf(pairs.shelf.productAt[slot])) {
            sum += table.money[pair] * (pairs.part(pair, slot, Layout.NONE) - pairs.parts[pair]);
        }
        return sum;
    }

    /** By product and slot, the part of a pair that is there for a companion in that slot. */
    private double[][] reach() {
        double[][] reach = new double[arriving.length][];
        for (int p = 0; p < reach.length; p++) {
            int product = p;
            reach[p] = new double[arriving[p].length];
            Arrays.setAll(reach[p], slot -> PairsOnShelf.part(nearest(slot, product)));
        }
        return reach;
    }

    private double nearest(int slot, int product) {
        double nearest = -1;
        for (int t : pairs.slotsOf[product]) {
            nearest = Math.max(nearest, table.near(slot, t));
        }
        return nearest;
    }
}
