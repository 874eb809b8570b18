package io.slotwise.engine.optimise.search;

import java.util.Arrays;

/** How often each pair of products stands side by side in a plan under way, kept up to date; a pair is worth once. */
final class Beside {
    private final Instance in;
    private final int[] at;
    private final int[] count;

    /** @param at what stands where, changed by its owner */
    Beside(Instance in, int[] at) {
        this.in = in;
        this.at = at;
        count = new int[in.pairs.size()];
    }

    /** Whether any pair is worth something. */
    boolean matters() {
        return count.length > 0;
    }

    /** Counts again. */
    void load() {
        Arrays.fill(count, 0);
        for (int s = 0; s < at.length; s++) {
            edge(s, in.slot.left()[s], 1);
        }
    }

    /** What all pairs that stand side by side are worth. */
    double worth() {
        double sum = 0;
        for (int i = 0; i < count.length; i++) {
            sum += count[i] > 0 ? in.pairs.get(i).worth() : 0;
        }
        return sum;
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
        int now = count[pair] += by;
        boolean first = by > 0 ? now == 1 : now == 0;
        return first ? by * in.pairs.get(pair).worth() : 0;
    }

    /** Both sides of a slot. */
    double edges(int s, int by) {
        double sum = edge(s, in.slot.left()[s], by);
        int right = in.right[s];
        return right < 0 ? sum : sum + edge(right, s, by);
    }

    /** Both sides of two slots, what is between them once. */
    double edges(int s, int t, int by) {
        double sum = edges(s, by) + edges(t, by);
        boolean touch = in.right[s] == t || in.right[t] == s;
        return touch ? sum - edge(Math.max(s, t), Math.min(s, t), by == 1 ? -1 : 1) : sum;
    }

    /** What giving a slot another product adds. */
    double change(int s, int q) {
        int p = at[s];
        double sum = edges(s, -1);
        at[s] = q;
        sum += edges(s, 1);
        edges(s, -1);
        at[s] = p;
        edges(s, 1);
        return sum;
    }

    /** What exchanging two slots adds. */
    double swap(int s, int t) {
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
}
