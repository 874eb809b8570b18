package io.slotwise.engine.optimise.bound;

import io.slotwise.engine.optimise.search.Instance;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What rows would choose to hold at given prices: for each run of slots side by side the best sequence, by dynamic
 * programming from left to right (Viterbi 1967). Only products of pairs are told apart; of all else a slot takes
 * what pays most: what it holds today, something new, or nothing.
 */
final class RowPaths {
    private static final int NONE = -1;

    /** Where the prices are that all rows share. */
    record Prices(int changes, int work, int once) {}

    /** The number of the price of a product in a slot, −1 where it may not be. */
    @FunctionalInterface
    interface OwnPrice {
        int of(int product, int slot);
    }

    private final Instance in;
    private final SlotClasses classes;
    private final Prices at;

    /** The product of each state; the last state is all other products. */
    private final int[] productOf;

    private final int others;
    private final int[][] partners;
    private final int[][] pairs;

    /** The price of what a slot keeps, −1 where that is nothing or may not stay; and of what comes, by state. */
    private final int[] keptPrice;

    private final int[][] price;
    private final double[][] best;
    private final int[][] back;

    /** The pair that a state counts with the one it came from, −1 for none. */
    private final int[][] counted;

    private final int[] plain;
    private static final int KEPT = 0;
    private static final int NEW = 1;
    private static final int CLEARED = 2;

    RowPaths(Instance in, SlotClasses classes, Prices at, OwnPrice own) {
        this.in = in;
        this.classes = classes;
        this.at = at;
        productOf = in.pairs().stream()
                .flatMapToInt(pair -> IntStream.of(pair.one(), pair.other()))
                .distinct()
                .sorted()
                .toArray();
        others = productOf.length;
        partners = new int[others + 1][0];
        pairs = new int[others + 1][0];
        for (int i = 0; i < in.pairs().size(); i++) {
            int one = Arrays.binarySearch(productOf, in.pairs().get(i).one());
            int other = Arrays.binarySearch(productOf, in.pairs().get(i).other());
            meet(one, other, i);
            meet(other, one, i);
        }
        keptPrice = new int[in.slots()];
        price = new int[in.slots()][others];
        best = new double[in.slots()][others + 1];
        back = new int[in.slots()][others + 1];
        counted = new int[in.slots()][others + 1];
        plain = new int[in.slots()];
        for (int s = 0; s < in.slots(); s++) {
            keptPrice[s] = in.today(s) >= 0 && in.terms().isAllowed(in.today(s), s) ? own.of(in.today(s), s) : NONE;
            for (int q = 0; q < others; q++) {
                boolean may = in.terms().isAllowed(productOf[q], s);
                price[s][q] = may ? own.of(productOf[q], s) : NONE;
            }
        }
    }

    private void meet(int one, int other, int pair) {
        partners[one] = with(partners[one], other);
        pairs[one] = with(pairs[one], pair);
    }

    private static int[] with(int[] list, int more) {
        int[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = more;
        return longer;
    }

    /** The worth of the best sequences; adds what they give and takes what they use in {@code slack}. */
    double best(double[] prices, double[] slack) {
        double assign = in.changeCost() + prices[at.changes];
        double clear = assign;
        for (int w = 0; w < in.terms().work().size(); w++) {
            assign += prices[at.work + w] * in.terms().work().get(w).per().assign();
            clear += prices[at.work + w] * in.terms().work().get(w).per().clear();
        }
        double sum = 0;
        int previous = NONE;
        for (int s = 0; s < in.slots(); s++) {
            boolean first = in.slot().left()[s] < 0;
            if (first && s > 0) {
                sum += best[s - 1][previous];
                trace(s - 1, previous, slack);
            }
            previous = advance(s, first ? NONE : previous, prices, assign, clear);
        }
        sum += best[in.slots() - 1][previous];
        trace(in.slots() - 1, previous, slack);
        return sum;
    }

    /** @return the best state of the slot */
    private int advance(int s, int previous, double[] prices, double assign, double clear) {
        double[] now = best[s];
        double before = previous == NONE ? 0 : best[s - 1][previous];
        now[others] = before + plain(s, prices, assign, clear);
        back[s][others] = previous;
        counted[s][others] = NONE;
        int top = others;
        for (int q = 0; q < others; q++) {
            int own = price[s][q];
            if (own == NONE) {
                now[q] = Double.NEGATIVE_INFINITY;
                continue;
            }
            double here = prices[own] - (productOf[q] == in.today(s) ? 0 : assign);
            double reach = before;
            int from = previous;
            int with = NONE;
            for (int i = 0; i < partners[q].length && previous != NONE; i++) {
                int pair = pairs[q][i];
                double bonus = in.pairs().get(pair).worth() - prices[at.once + pair];
                double beside = best[s - 1][partners[q][i]] + bonus;
                if (bonus > 0 && beside > reach) {
                    reach = beside;
                    from = partners[q][i];
                    with = pair;
                }
            }
            now[q] = here + reach;
            back[s][q] = from;
            counted[s][q] = with;
            top = now[q] > now[top] ? q : top;
        }
        return top;
    }

    /** What a slot is worth with a product of no pair, or with nothing. */
    private double plain(int s, double[] prices, double assign, double clear) {
        int today = in.today(s);
        boolean paired = today >= 0 && Arrays.binarySearch(productOf, today) >= 0;
        double most = Double.NEGATIVE_INFINITY;
        if (in.terms().isAllowed(today, s) && !paired) {
            most = today < 0 ? 0 : prices[keptPrice[s]];
            plain[s] = KEPT;
        }
        if (!classes.fixed[s]) {
            double filled = prices[classes.of[s]] - assign;
            if (filled > most) {
                most = filled;
                plain[s] = NEW;
            }
            if (today >= 0 && in.terms().isAllowed(Instance.EMPTY, s) && -clear > most) {
                most = -clear;
                plain[s] = CLEARED;
            }
        }
        return most;
    }

    /** Goes back over a run and books what it holds. */
    private void trace(int last, int state, double[] slack) {
        int q = state;
        for (int s = last; q != NONE; s--) {
            book(s, q, slack);
            if (counted[s][q] != NONE) {
                slack[at.once + counted[s][q]]--;
            }
            q = back[s][q];
        }
    }

    private void book(int s, int q, double[] slack) {
        boolean keeps = q == others ? plain[s] == KEPT : productOf[q] == in.today(s);
        if (keeps) {
            if (keptPrice[s] != NONE) {
                slack[keptPrice[s]]++;
            }
            return;
        }
        boolean clears = q == others && plain[s] == CLEARED;
        if (!clears) {
            slack[q == others ? classes.of[s] : price[s][q]]++;
        }
        slack[at.changes]--;
        for (int w = 0; w < in.terms().work().size(); w++) {
            var per = in.terms().work().get(w).per();
            slack[at.work + w] -= clears ? per.clear() : per.assign();
        }
    }
}
