package io.slotwise.engine.optimise.search;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over plans: give a slot another product, exchange two
 * slots, take one change back for another. Rules may be broken on the way, at a price; only plans that keep them
 * are remembered. A budget of moves and a seed decide everything.
 */
public final class Annealing {
    private static final int ASK_EVERY = 1 << 12;
    private static final int LOGS = 1 << 12;
    private static final int KINDS = 16;
    private static final int SWAPS = 5;
    private static final int ASSIGNS = 10;
    private static final double[] LOG = new double[LOGS];

    static {
        for (int i = 0; i < LOGS; i++) {
            LOG[i] = Math.log((i + 0.5) / LOGS);
        }
    }

    private final Instance in;
    private final State state;
    private final SplittableRandom random;
    private final BooleanSupplier stopped;
    private final double penalty;
    private final double scale;
    private final int[] best;
    private double bestValue = Double.NEGATIVE_INFINITY;
    private double leastExcess = Double.POSITIVE_INFINITY;
    private final int[] nearest;

    /** @param stopped asked every few thousand moves */
    public Annealing(Instance in, long seed, BooleanSupplier stopped) {
        this.in = in;
        this.stopped = stopped;
        state = new State(in, in.today);
        random = new SplittableRandom(seed);
        best = in.today.clone();
        nearest = in.today.clone();
        scale = scale();
        penalty = Math.max(2 * scale, state.excess == 0 ? 0 : dearest());
        remember();
    }

    /** The worth of a usual product; of a change where products are worth nothing. */
    private double scale() {
        double sum = 0;
        int count = 0;
        for (int p = 0; p < in.products; p++) {
            if (state.facings[p] > 0) {
                sum += Math.abs(state.worth[p]);
                count++;
            }
        }
        double usual = count == 0 ? 1 : sum / count;
        return Math.max(usual == 0 ? in.changeCost : usual, 1e-9);
    }

    /** The worth of the best seller, which it must cost more to keep than to give up where it may not stay. */
    private double dearest() {
        double most = 0;
        for (int p = 0; p < in.products; p++) {
            most = Math.max(most, state.worth[p]);
        }
        return most;
    }

    /** Looks for plans with at most so many changes from now on, and forgets those that were found before. */
    public void limit(int changes) {
        state.limit(Math.min(changes, in.rules.maxChanges()));
        bestValue = Double.NEGATIVE_INFINITY;
        leastExcess = Double.POSITIVE_INFINITY;
    }

    /** Whether a plan that keeps all rules has been seen. */
    public boolean found() {
        return bestValue > Double.NEGATIVE_INFINITY;
    }

    /** The best plan seen: a product or none for each slot. */
    public int[] best() {
        return best.clone();
    }

    /** The plan that came nearest to keeping the rules. */
    public int[] nearest() {
        return found() ? best.clone() : nearest.clone();
    }

    /**
     * Searches on from a plan.
     *
     * @param heat where the temperature begins, as a share of the usual worth of a product; it ends at a
     *     thousandth of it
     * @return moves tried, fewer than asked for where it was stopped
     */
    public int run(int[] start, int moves, double heat) {
        state.load(start);
        remember();
        double hot = heat * scale;
        double cooling = Math.pow(COLD / heat, (double) ASK_EVERY / moves);
        double temperature = hot;
        for (int move = 0; move < moves; move++) {
            if (move % ASK_EVERY == 0 && move > 0) {
                if (stopped.getAsBoolean()) {
                    return move;
                }
                temperature *= cooling;
            }
            step(temperature);
        }
        return moves;
    }

    private void step(double temperature) {
        int kind = random.nextInt(KINDS);
        int s = random.nextInt(in.slots);
        if (kind < SWAPS) {
            swap(s, random.nextInt(in.slots), temperature);
        } else if (kind < ASSIGNS || state.changes() == 0) {
            assign(s, temperature);
        } else {
            exchange(s, temperature);
        }
    }

    private boolean accepts(double change, double temperature) {
        return change >= 0 || change > temperature * LOG[random.nextInt(LOGS)];
    }

    private void assign(int s, double temperature) {
        int q = candidate(s);
        if (q != state.at[s] && accepts(state.trial(s, q, penalty), temperature)) {
            state.assign(s, q);
            remember();
        }
    }

    private void swap(int s, int t, double temperature) {
        if (accepts(state.trialSwap(s, t, penalty), temperature)) {
            state.swap(s, t);
            remember();
        }
    }

    /** Takes a change back and makes another one. */
    private void exchange(int s, double temperature) {
        int back = random.nextInt(in.slots);
        for (int i = 0; i < in.slots && state.at[back] == in.today[back]; i++) {
            back = back + 1 == in.slots ? 0 : back + 1;
        }
        int q = candidate(s);
        if (s == back || q == state.at[s]) {
            return;
        }
        int was = state.at[back];
        double first = state.trial(back, in.today[back], penalty);
        if (first == State.IMPOSSIBLE) {
            return;
        }
        state.assign(back, in.today[back]);
        double second = q == state.at[s] ? State.IMPOSSIBLE : state.trial(s, q, penalty);
        if (accepts(first + second, temperature)) {
            state.assign(s, q);
            remember();
        } else {
            state.assign(back, was);
        }
    }

    private int candidate(int s) {
        int[] list = in.terms.candidates[s];
        return list.length == 0 ? state.at[s] : list[random.nextInt(list.length)];
    }

    private void remember() {
        if (state.excess == 0) {
            if (state.value > bestValue + LEAST) {
                bestValue = state.value;
                System.arraycopy(state.at, 0, best, 0, best.length);
            }
        } else if (state.excess < leastExcess) {
            leastExcess = state.excess;
            System.arraycopy(state.at, 0, nearest, 0, nearest.length);
        }
    }

    private static final double COLD = 1e-3;
    private static final double LEAST = 1e-9;
}
