package io.slotwise.engine.optimise.search;

import io.slotwise.engine.rules.RuleTables;
import java.util.Arrays;

/** How far a plan under way is from keeping the rules, with the sums that they need, kept up to date. */
final class Breaches {
    private final Instance in;
    final int[] facings;
    private final int[] inGroup;
    private final long[] rowGrams;
    private final double[] work;
    private long grams;
    private int misplaced;
    int changes;

    /** Slots that may change; the rules' limit unless less is wanted. */
    int maxChanges;

    Breaches(Instance in) {
        this.in = in;
        maxChanges = in.rules.maxChanges();
        facings = new int[in.products];
        inGroup = new int[in.terms.groups.size()];
        rowGrams = new long[in.rows];
        work = new double[in.terms.work.size()];
    }

    void clear() {
        Arrays.fill(facings, 0);
        Arrays.fill(inGroup, 0);
        Arrays.fill(rowGrams, 0);
        Arrays.fill(work, 0);
        grams = 0;
        misplaced = 0;
        changes = 0;
    }

    /** Adds a slot's product to the sums, or takes it out of them. */
    void count(int s, int p, int by) {
        if (p != in.today[s]) {
            changes += by;
            for (int w = 0; w < work.length; w++) {
                work[w] += by * in.terms.minutes(w, s, p);
            }
        }
        misplaced += in.terms.isAllowed(p, s) ? 0 : by;
        if (p == Instance.EMPTY) {
            return;
        }
        facings[p] += by;
        long weight = by * in.terms.grams(p, s);
        rowGrams[in.slot.row()[s]] += weight;
        grams += weight;
        for (int g : in.terms.groupsOf[p]) {
            inGroup[g] += by;
        }
    }

    /** How far from the rules, about one for each slot that has to change. */
    double sum() {
        double sum = misplaced + over(changes, maxChanges);
        for (int w = 0; w < work.length; w++) {
            sum += overWork(w, work[w]);
        }
        for (int p = 0; p < in.products; p++) {
            sum += overFacings(p, facings[p]);
            for (int other : in.terms.apartFrom[p]) {
                sum += facings[p] > 0 && facings[other] > 0 ? 0.5 : 0;
            }
        }
        for (int g = 0; g < inGroup.length; g++) {
            sum += overGroup(g, inGroup[g]);
        }
        for (int row = 0; row < rowGrams.length; row++) {
            sum += overGrams(rowGrams[row], in.rules.rowLimitG(row));
        }
        return sum + overGrams(grams, in.rules.cabinetLimitG());
    }

    /** What it adds that a slot gets another product. */
    double ofChange(int s, int p, int q, int step) {
        double more = step == 0 ? 0 : over(changes + step, maxChanges) - over(changes, maxChanges);
        more -= in.terms.isAllowed(p, s) ? 0 : 1;
        for (int w = 0; w < work.length; w++) {
            more += overWork(w, work[w] + in.terms.minutes(w, s, q) - in.terms.minutes(w, s, p)) - overWork(w, work[w]);
        }
        if (p >= 0) {
            more += overFacings(p, facings[p] - 1) - overFacings(p, facings[p]);
            more -= facings[p] == 1 ? enemies(p, Instance.EMPTY) : 0;
        }
        if (q >= 0) {
            more += overFacings(q, facings[q] + 1) - overFacings(q, facings[q]);
            more += facings[q] == 0 ? enemies(q, p >= 0 && facings[p] == 1 ? p : Instance.EMPTY) : 0;
        }
        for (int g = 0; g < inGroup.length; g++) {
            boolean[] member = in.terms.groups.get(g).member();
            int by = (q >= 0 && member[q] ? 1 : 0) - (p >= 0 && member[p] ? 1 : 0);
            more += by == 0 ? 0 : overGroup(g, inGroup[g] + by) - overGroup(g, inGroup[g]);
        }
        long weight = in.terms.grams(q, s) - in.terms.grams(p, s);
        if (weight != 0) {
            int row = in.slot.row()[s];
            more += overGrams(rowGrams[row] + weight, in.rules.rowLimitG(row))
                    - overGrams(rowGrams[row], in.rules.rowLimitG(row));
            more += overGrams(grams + weight, in.rules.cabinetLimitG()) - overGrams(grams, in.rules.cabinetLimitG());
        }
        return more;
    }

    /** Standing products that may not stand beside this one, but for the one that leaves. */
    private double enemies(int product, int leaving) {
        int count = 0;
        for (int other : in.terms.apartFrom[product]) {
            count += other != leaving && facings[other] > 0 ? 1 : 0;
        }
        return count;
    }

    /** What it adds that two slots exchange. */
    double ofSwap(int s, int p, int t, int q, int step) {
        double more = over(changes + step, maxChanges) - over(changes, maxChanges);
        more -= (in.terms.isAllowed(p, s) ? 0 : 1) + (in.terms.isAllowed(q, t) ? 0 : 1);
        for (int w = 0; w < work.length; w++) {
            double now = in.terms.minutes(w, s, p) + in.terms.minutes(w, t, q);
            double then = in.terms.minutes(w, s, q) + in.terms.minutes(w, t, p);
            more += overWork(w, work[w] + then - now) - overWork(w, work[w]);
        }
        long here = in.terms.grams(q, s) - in.terms.grams(p, s);
        long there = in.terms.grams(p, t) - in.terms.grams(q, t);
        int row = in.slot.row()[s];
        int other = in.slot.row()[t];
        if (row == other) {
            more += overGrams(rowGrams[row] + here + there, in.rules.rowLimitG(row))
                    - overGrams(rowGrams[row], in.rules.rowLimitG(row));
        } else {
            more += overGrams(rowGrams[row] + here, in.rules.rowLimitG(row))
                    - overGrams(rowGrams[row], in.rules.rowLimitG(row))
                    + overGrams(rowGrams[other] + there, in.rules.rowLimitG(other))
                    - overGrams(rowGrams[other], in.rules.rowLimitG(other));
        }
        return more
                + overGrams(grams + here + there, in.rules.cabinetLimitG())
                - overGrams(grams, in.rules.cabinetLimitG());
    }

    private double overFacings(int p, int count) {
        if (count == 0) {
            return in.terms.mustStand[p] ? 1 : 0;
        }
        return count < in.terms.minFacings[p]
                ? in.terms.minFacings[p] - count
                : Math.max(0, count - in.terms.maxFacings[p]);
    }

    private double overGroup(int g, int count) {
        RuleTables.Group group = in.terms.groups.get(g);
        return count > group.max() ? count - group.max() : Math.max(0, group.min() - count);
    }

    private static double overGrams(long grams, int limit) {
        return grams <= limit ? 0 : 1 + (double) (grams - limit) / limit;
    }

    private static double over(int count, int limit) {
        return Math.max(0, count - limit);
    }

    private double overWork(int w, double minutes) {
        double over = minutes - in.terms.work.get(w).limit();
        return over < NOTHING ? 0 : over;
    }

    private static final double NOTHING = 1e-7;
}
