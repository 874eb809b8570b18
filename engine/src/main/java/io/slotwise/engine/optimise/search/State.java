package io.slotwise.engine.optimise.search;

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
    private final Breaches breaches;
    private final Beside beside;
    private final @Nullable Sharing sharing;
    private double shared;
    double value;

    /** How far the rules are from holding, about one for each slot that has to change; 0 when they hold. */
    double excess;

    State(Instance in, int[] start) {
        this.in = in;
        at = new int[in.slots];
        breaches = new Breaches(in);
        facings = breaches.facings;
        multipliers = new double[in.products];
        stock = new int[in.products];
        worth = new double[in.products];
        beside = new Beside(in, at);
        sharing = in.nests == null ? null : new Sharing(in, in.nests);
        load(start);
    }

    /** Starts again from another plan, with sums that carry no rounding of earlier moves. */
    void load(int[] start) {
        System.arraycopy(start, 0, at, 0, at.length);
        Arrays.fill(multipliers, 0);
        Arrays.fill(stock, 0);
        breaches.clear();
        for (int s = 0; s < at.length; s++) {
            count(s, at[s], 1);
        }
        value = -in.changeCost * breaches.changes;
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
        if (beside.matters()) {
            beside.load();
            value += beside.worth();
        }
        excess = breaches.sum();
    }

    /** The part of the value that comes from sharing shoppers. */
    double sharing() {
        return shared;
    }

    int changes() {
        return breaches.changes;
    }

    /** Slots that may change from now on; the rules' limit unless less is wanted. */
    void limit(int changes) {
        breaches.maxChanges = changes;
    }

    /** The part of the value that comes from pairs side by side. */
    double besides() {
        return beside.worth();
    }

    private void count(int s, int p, int by) {
        breaches.count(s, p, by);
        if (p != Instance.EMPTY) {
            multipliers[p] += by * in.slot.multiplier()[s];
            stock[p] += by * in.stock(p, s);
        }
    }

    /** What giving a slot another product adds to the value, less {@code weight} for each step away from the rules. */
    double trial(int s, int q, double weight) {
        int p = at[s];
        if (!in.terms.isAllowed(q, s) || (q >= 0 && facings[q] >= in.terms.maxFacings[q])) {
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
        if (beside.matters()) {
            change += beside.change(s, q);
        }
        double more = breaches.ofChange(s, p, q, step);
        return more == 0 ? change : change - weight * more;
    }

    /** Gives a slot another product. */
    void assign(int s, int q) {
        int p = at[s];
        int before = breaches.changes;
        excess += breaches.ofChange(s, p, q, changed(s, q) - changed(s, p));
        if (beside.matters()) {
            value += beside.change(s, q);
            beside.edges(s, -1);
        }
        count(s, p, -1);
        at[s] = q;
        count(s, q, 1);
        if (beside.matters()) {
            beside.edges(s, 1);
        }
        value -= in.changeCost * (breaches.changes - before);
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
        if (p == q || !in.terms.isAllowed(q, s) || !in.terms.isAllowed(p, t)) {
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
        if (beside.matters()) {
            change += beside.swap(s, t);
        }
        double more = breaches.ofSwap(s, p, t, q, step);
        return more == 0 ? change : change - weight * more;
    }

    /** Exchanges two slots. */
    void swap(int s, int t) {
        int p = at[s];
        int q = at[t];
        int before = breaches.changes;
        excess += breaches.ofSwap(s, p, t, q, changed(s, q) + changed(t, p) - changed(s, p) - changed(t, q));
        if (beside.matters()) {
            value += beside.swap(s, t);
            beside.edges(s, t, -1);
        }
        count(s, p, -1);
        count(t, q, -1);
        at[s] = q;
        at[t] = p;
        count(s, q, 1);
        count(t, p, 1);
        if (beside.matters()) {
            beside.edges(s, t, 1);
        }
        value -= in.changeCost * (breaches.changes - before);
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

    private int changed(int s, int product) {
        return product == in.today[s] ? 0 : 1;
    }

    private static final double NOTHING = 1e-7;
}
