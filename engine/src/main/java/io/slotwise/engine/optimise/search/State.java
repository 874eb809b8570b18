package io.slotwise.engine.optimise.search;

import io.slotwise.engine.rules.RuleTables;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A plan under way: what stands where, with the sums that its worth and the rules need, kept up to date. */
final class State {
    /** What a move that no rule can bear is worth. */
    static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

    final Instance in;
    final int[] at;
    final int[] facings;
    final double[] multipliers;
    final int[] stock;
    final double[] worth;
    private final int[] inGroup;
    private final long[] rowGrams;
    private final double[] work;
    private final int[] pairCount;
    private final @Nullable Sharing sharing;
    private double shared;
    private long grams;
    private int misplaced;
    int changes;

    /** Slots that may change; the rules' limit unless less is wanted. */
    int maxChanges;

    double value;

    /** How far the rules are from holding, about one for each slot that has to change; 0 when they hold. */
    double excess;

    State(Instance in, int[] start) {
        this.in = in;
        maxChanges = in.rules.maxChanges();
        at = new int[in.slots];
        facings = new int[in.products];
        multipliers = new double[in.products];
        stock = new int[in.products];
        worth = new double[in.products];
        inGroup = new int[in.groups.size()];
        rowGrams = new long[in.rows];
        work = new double[in.works];
        pairCount = new int[in.pairs.size()];
        sharing = in.nests == null ? null : new Sharing(in, in.nests);
        load(start);
    }

    /** Starts again from another plan, with sums that carry no rounding of earlier moves. */
    void load(int[] start) {
        System.arraycopy(start, 0, at, 0, at.length);
        Arrays.fill(facings, 0);
        Arrays.fill(multipliers, 0);
        Arrays.fill(stock, 0);
        Arrays.fill(inGroup, 0);
        Arrays.fill(rowGrams, 0);
        Arrays.fill(work, 0);
        Arrays.fill(pairCount, 0);
        grams = 0;
        misplaced = 0;
        changes = 0;
        for (int s = 0; s < at.length; s++) {
            count(s, at[s], 1);
        }
        value = -in.changeCost * changes;
        for (int p = 0; p < in.products; p++) {
            worth[p] = in.worth(p, facings[p], multipliers[p], stock[p]);
            value += worth[p];
        }
        shared = 0;
        if (sharing != null) {
            sharing.clear();
            for (int p = 0; p < in.products; p++) {
                sharing.set(p, facings[p], multipliers[p], stock[p]);
            }
            shared = sharing.value();
            value += shared;
        }
        if (pairCount.length > 0) {
            for (int s = 0; s < at.length; s++) {
                value += edge(s, in.slot.left()[s], 1);
            }
        }
        excess = excess();
    }

    /** The part of the value that comes from sharing shoppers. */
    double sharing() {
        return shared;
    }

    /** The part of the value that comes from pairs side by side. */
    double besides() {
        double sum = 0;
        for (int i = 0; i < pairCount.length; i++) {
            sum += pairCount[i] > 0 ? in.pairs.get(i).worth() : 0;
        }
        return sum;
    }

    /** Adds a slot's product to the sums, or takes it out of them. */
    private void count(int s, int p, int by) {
        if (p != in.today[s]) {
            changes += by;
            for (int w = 0; w < work.length; w++) {
                work[w] += by * in.minutes(w, s, p);
            }
        }
        misplaced += in.isAllowed(p, s) ? 0 : by;
        if (p == Instance.EMPTY) {
            return;
        }
        facings[p] += by;
        multipliers[p] += by * in.slot.multiplier()[s];
        stock[p] += by * in.stock(p, s);
        long weight = by * in.grams(p, s);
        rowGrams[in.slot.row()[s]] += weight;
        grams += weight;
        for (int g : in.groupsOf[p]) {
            inGroup[g] += by;
        }
    }

    private double excess() {
        double sum = misplaced + over(changes, maxChanges);
        for (int w = 0; w < work.length; w++) {
            sum += overWork(w, work[w]);
        }
        for (int p = 0; p < in.products; p++) {
            sum += overFacings(p, facings[p]);
            for (int other : in.apartFrom[p]) {
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

    /** What giving a slot another product adds to the value, less {@code weight} for each step away from the rules. */
    double trial(int s, int q, double weight) {
        int p = at[s];
        if (!in.isAllowed(q, s) || (q >= 0 && facings[q] >= in.maxFacings[q])) {
            return IMPOSSIBLE;
        }
        double change = 0;
        if (p >= 0) {
            change += in.worth(p, facings[p] - 1, multipliers[p] - in.slot.multiplier()[s], stock[p] - in.stock(p, s))
                    - worth[p];
        }
        if (q >= 0) {
            change += in.worth(q, facings[q] + 1, multipliers[q] + in.slot.multiplier()[s], stock[q] + in.stock(q, s))
                    - worth[q];
        }
        if (sharing != null) {
            sharing.keep(p, q);
            if (p >= 0) {
                sharing.set(p, facings[p] - 1, multipliers[p] - in.slot.multiplier()[s], stock[p] - in.stock(p, s));
            }
            if (q >= 0) {
                sharing.set(q, facings[q] + 1, multipliers[q] + in.slot.multiplier()[s], stock[q] + in.stock(q, s));
            }
            change += sharing.value() - shared;
            sharing.putBack(p, q);
        }
        int step = changed(s, q) - changed(s, p);
        change -= in.changeCost * step;
        if (pairCount.length > 0) {
            change += pairChange(s, q);
        }
        double more = excessChange(s, p, q, step);
        return more == 0 ? change : change - weight * more;
    }

    private double excessChange(int s, int p, int q, int step) {
        double more = step == 0 ? 0 : over(changes + step, maxChanges) - over(changes, maxChanges);
        more -= in.isAllowed(p, s) ? 0 : 1;
        for (int w = 0; w < work.length; w++) {
            more += overWork(w, work[w] + in.minutes(w, s, q) - in.minutes(w, s, p)) - overWork(w, work[w]);
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
            boolean[] member = in.groups.get(g).member();
            int by = (q >= 0 && member[q] ? 1 : 0) - (p >= 0 && member[p] ? 1 : 0);
            more += by == 0 ? 0 : overGroup(g, inGroup[g] + by) - overGroup(g, inGroup[g]);
        }
        long weight = in.grams(q, s) - in.grams(p, s);
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
        for (int other : in.apartFrom[product]) {
            count += other != leaving && facings[other] > 0 ? 1 : 0;
        }
        return count;
    }

    /** Gives a slot another product. */
    void assign(int s, int q) {
        int p = at[s];
        int before = changes;
        excess += excessChange(s, p, q, changed(s, q) - changed(s, p));
        if (pairCount.length > 0) {
            value += pairChange(s, q);
            edges(s, -1);
        }
        count(s, p, -1);
        at[s] = q;
        count(s, q, 1);
        if (pairCount.length > 0) {
            edges(s, 1);
        }
        value -= in.changeCost * (changes - before);
        reprice(p);
        reprice(q);
        if (sharing != null) {
            double now = sharing.value();
            value += now - shared;
            shared = now;
        }
        if (excess < NOTHING) {
            excess = 0;
        }
    }

    private void reprice(int p) {
        if (p >= 0) {
            double now = in.worth(p, facings[p], multipliers[p], stock[p]);
            value += now - worth[p];
            worth[p] = now;
            if (sharing != null) {
                sharing.set(p, facings[p], multipliers[p], stock[p]);
            }
        }
    }

    /** What exchanging two slots adds, likewise; 0 if they hold the same. */
    double trialSwap(int s, int t, double weight) {
        int p = at[s];
        int q = at[t];
        if (p == q || !in.isAllowed(q, s) || !in.isAllowed(p, t)) {
            return IMPOSSIBLE;
        }
        double across = in.slot.multiplier()[t] - in.slot.multiplier()[s];
        double change = 0;
        if (p >= 0) {
            change += in.worth(p, facings[p], multipliers[p] + across, stock[p] + in.stock(p, t) - in.stock(p, s))
                    - worth[p];
        }
        if (q >= 0) {
            change += in.worth(q, facings[q], multipliers[q] - across, stock[q] + in.stock(q, s) - in.stock(q, t))
                    - worth[q];
        }
        if (sharing != null) {
            sharing.keep(p, q);
            if (p >= 0) {
                sharing.set(p, facings[p], multipliers[p] + across, stock[p] + in.stock(p, t) - in.stock(p, s));
            }
            if (q >= 0) {
                sharing.set(q, facings[q], multipliers[q] - across, stock[q] + in.stock(q, s) - in.stock(q, t));
            }
            change += sharing.value() - shared;
            sharing.putBack(p, q);
        }
        int step = changed(s, q) + changed(t, p) - changed(s, p) - changed(t, q);
        change -= in.changeCost * step;
        if (pairCount.length > 0) {
            change += pairSwap(s, t);
        }
        double more = excessOfSwap(s, t, step);
        return more == 0 ? change : change - weight * more;
    }

    private double excessOfSwap(int s, int t, int step) {
        int p = at[s];
        int q = at[t];
        double more = over(changes + step, maxChanges) - over(changes, maxChanges);
        more -= (in.isAllowed(p, s) ? 0 : 1) + (in.isAllowed(q, t) ? 0 : 1);
        for (int w = 0; w < work.length; w++) {
            double now = in.minutes(w, s, p) + in.minutes(w, t, q);
            double then = in.minutes(w, s, q) + in.minutes(w, t, p);
            more += overWork(w, work[w] + then - now) - overWork(w, work[w]);
        }
        long here = in.grams(q, s) - in.grams(p, s);
        long there = in.grams(p, t) - in.grams(q, t);
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

    /** Exchanges two slots. */
    void swap(int s, int t) {
        int p = at[s];
        int q = at[t];
        int before = changes;
        excess += excessOfSwap(s, t, changed(s, q) + changed(t, p) - changed(s, p) - changed(t, q));
        if (pairCount.length > 0) {
            value += pairSwap(s, t);
            edges(s, t, -1);
        }
        count(s, p, -1);
        count(t, q, -1);
        at[s] = q;
        at[t] = p;
        count(s, q, 1);
        count(t, p, 1);
        if (pairCount.length > 0) {
            edges(s, t, 1);
        }
        value -= in.changeCost * (changes - before);
        reprice(p);
        reprice(q);
        if (sharing != null) {
            double now = sharing.value();
            value += now - shared;
            shared = now;
        }
        if (excess < NOTHING) {
            excess = 0;
        }
    }

    int changed(int s, int product) {
        return product == in.today[s] ? 0 : 1;
    }

    /** Adjacency of a slot and its left neighbour, counted up or down; what the pair is worth if that matters. */
    private double edge(int s, int leftOf, int by) {
        if (leftOf < 0 || at[s] < 0 || at[leftOf] < 0) {
            return 0;
        }
        int pair = in.pairOf[at[s] * in.products + at[leftOf]];
        if (pair < 0) {
            return 0;
        }
        int count = pairCount[pair] += by;
        boolean first = by > 0 ? count == 1 : count == 0;
        return first ? by * in.pairs.get(pair).worth() : 0;
    }

    private double edges(int s, int by) {
        double sum = edge(s, in.slot.left()[s], by);
        int right = in.right[s];
        return right < 0 ? sum : sum + edge(right, s, by);
    }

    private double edges(int s, int t, int by) {
        double sum = edges(s, by) + edges(t, by);
        boolean touch = in.right[s] == t || in.right[t] == s;
        return touch ? sum - edge(Math.max(s, t), Math.min(s, t), by == 1 ? -1 : 1) : sum;
    }

    private double pairChange(int s, int q) {
        int p = at[s];
        double sum = edges(s, -1);
        at[s] = q;
        sum += edges(s, 1);
        edges(s, -1);
        at[s] = p;
        edges(s, 1);
        return sum;
    }

    private double pairSwap(int s, int t) {
        int p = at[s];
        int q = at[t];
        double sum = edges(s, t, -1);
        at[s] = q;
        at[t] = p;
        sum += edges(s, t, 1);
        edges(s, t, -1);
        at[s] = p;
        at[t] = q;
        edges(s, t, 1);
        return sum;
    }

    private double overFacings(int p, int count) {
        if (count == 0) {
            return in.mustStand[p] ? 1 : 0;
        }
        return count < in.minFacings[p] ? in.minFacings[p] - count : Math.max(0, count - in.maxFacings[p]);
    }

    private double overGroup(int g, int count) {
        RuleTables.Group group = in.groups.get(g);
        return count > group.max() ? count - group.max() : Math.max(0, group.min() - count);
    }

    private static double overGrams(long grams, int limit) {
        return grams <= limit ? 0 : 1 + (double) (grams - limit) / limit;
    }

    private static double over(int count, int limit) {
        return Math.max(0, count - limit);
    }

    private double overWork(int w, double minutes) {
        double over = minutes - in.rules.work().get(w).limit();
        return over < NOTHING ? 0 : over;
    }

    private static final double NOTHING = 1e-7;
}
