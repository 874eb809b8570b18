package io.slotwise.engine.optimise.bound;

import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.rules.RuleTables;

/** What both relaxations charge products for alike: grams of each row and of the cabinet, facings of groups. */
final class Loads {
    private static final double GRAMS = 1e-3;

    private final Instance in;
    private final SlotClasses classes;
    private final int first;
    private final int cabinetAt;
    private final int groupAt;

    /** The number after the last price of these. */
    final int end;

    /** @param first the number of the first of these prices */
    Loads(Instance in, SlotClasses classes, int first) {
        this.in = in;
        this.classes = classes;
        this.first = first;
        cabinetAt = first + in.rows();
        groupAt = cabinetAt + 1;
        end = groupAt + 2 * in.terms().groups().size();
    }

    /** Writes what there is; a group with a least has a negative supply. */
    void supply(double[] all) {
        for (int row = 0; row < in.rows(); row++) {
            all[first + row] = in.rules().rowLimitG(row);
        }
        all[cabinetAt] = in.rules().cabinetLimitG();
        for (int g = 0; g < in.terms().groups().size(); g++) {
            RuleTables.Group group = in.terms().groups().get(g);
            all[groupAt + 2 * g] = group.max();
            all[groupAt + 2 * g + 1] = -group.min();
        }
    }

    /** Grams come in thousands, slots one by one. */
    double scale(int i) {
        return i >= first && i < groupAt ? GRAMS : 1;
    }

    /** What each slot of a product costs beside the slot itself and its grams. */
    double perSlot(int product, double[] price) {
        double sum = 0;
        for (int g : in.terms().groupsOf(product)) {
            sum += price[groupAt + 2 * g] - price[groupAt + 2 * g + 1];
        }
        return sum;
    }

    double perGram(int slotClass, double[] price) {
        return price[cabinetAt] + price[first + classes.row[slotClass]];
    }

    /** Takes what a product uses with so many slots of a kind. */
    void use(Choices one, int kind, int n, double[] slack) {
        double grams = n * (double) one.of.grams()[kind];
        slack[first + classes.row[one.of.slotClass()[kind]]] -= grams;
        slack[cabinetAt] -= grams;
        for (int g : in.terms().groupsOf(one.product)) {
            slack[groupAt + 2 * g] -= n;
            slack[groupAt + 2 * g + 1] += n;
        }
    }
}
