package io.slotwise.engine.demand.fleet;

import java.util.Arrays;

/**
 * What products in stock sell more while others are missing. With {@code r} missing for each unit that is there they sell
 * {@code cr ÷ (1 + (1 − c)r)} times as much on top: who misses something chooses among the rest and not buying at all, as
 * in a logit, so the fewer are left the less they catch of it. {@code c} is what is caught of a little that is missing; one
 * is learnt for what is missing of the own category, another for what is missing of the others (nests, McFadden 1978). Both
 * are common to the fleet, for on one machine alone that is always filled on Mondays they can hardly be told from a quiet
 * weekend.
 */
final class Spill {
    /** Standard deviation of {@code c} around none, before anything was seen. */
    private static final double CAUGHT_SD = 0.15;

    private static final double MAX_CAUGHT = 0.9;
    private static final double MAX_MISSING = 5;
    private static final double LEAST = 1e-9;

    private static final int OWN = 0;
    private static final int OTHERS = 1;

    private final Panel panel;
    private final double[] rate;

    /** Units there and missing by machine, category and day; all categories together in the last row. */
    private final double[][][] in;

    private final double[][][] out;
    private final boolean[][] standing;
    private final boolean[] known;
    private final double[] caught = new double[2];

    /** @param rate units per day by series; what it holds when a method is called is what counts */
    Spill(Panel panel, double[] rate) {
        this.panel = panel;
        this.rate = rate;
        int machines = panel.machines().size();
        in = new double[machines][][];
        out = new double[machines][][];
        standing = new boolean[panel.series().size()][];
        known = new boolean[machines];
        for (int m = 0; m < machines; m++) {
            for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
                boolean[] days = panel.standing(s);
                known[m] |= days != null;
                standing[s] = days == null ? new boolean[panel.days()] : days;
            }
            int rows = known[m] ? panel.categories().size() + 1 : 0;
            in[m] = new double[rows][panel.days()];
            out[m] = new double[rows][panel.days()];
        }
    }

    /** Whether stock was ever known on a machine. */
    boolean known(int m) {
        return known[m];
    }

    /** What is there and what is missing on each day. */
    void survey(int m) {
        for (int k = 0; k < in[m].length; k++) {
            Arrays.fill(in[m][k], 0);
            Arrays.fill(out[m][k], 0);
        }
        int all = in[m].length - 1;
        for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
            int category = panel.series().get(s).category();
            for (int t = 0; t < panel.days(); t++) {
                if (standing[s][t]) {
                    double there = rate[s] * panel.offered(s, t);
                    in[m][category][t] += there;
                    in[m][all][t] += there;
                    out[m][category][t] += rate[s] - there;
                    out[m][all][t] += rate[s] - there;
                }
            }
        }
    }

    /** How many times its usual units a series sells on a day by what the others miss. */
    double factor(int m, int s, int t) {
        if (out[m][in[m].length - 1][t] == 0) {
            return 1;
        }
        return 1 + extra(OWN, ofOwn(m, s, t)) + extra(OTHERS, ofOthers(m, s, t));
    }

    private double extra(int whose, double missing) {
        return caught[whose] * missing / (1 + (1 - caught[whose]) * missing);
    }

    /** How {@link #extra} grows with what is caught. */
    private double slope(int whose, double missing) {
        double spread = 1 + (1 - caught[whose]) * missing;
        return missing * (1 + missing) / (spread * spread);
    }

    /** What the own category misses for each unit that it has while this series has stock: itself is never missing then. */
    private double ofOwn(int m, int s, int t) {
        double own = standing[s][t] ? rate[s] * (1 - panel.offered(s, t)) : 0;
        int category = panel.series().get(s).category();
        return ratio(out[m][category][t] - own, in[m][category][t] + own);
    }

    /** What the other categories miss for each unit that there is of all while this series has stock. */
    private double ofOthers(int m, int s, int t) {
        int all = in[m].length - 1;
        double own = standing[s][t] ? rate[s] * (1 - panel.offered(s, t)) : 0;
        return ratio(out[m][all][t] - out[m][panel.series().get(s).category()][t], in[m][all][t] + own);
    }

    private static double ratio(double missing, double there) {
        return Math.clamp(missing / Math.max(LEAST, there), 0, MAX_MISSING);
    }

    /**
     * One Newton step for each. Each day is weighed by what was missing when it began: what runs out during the day does
     * so because much of it sold.
     *
     * @param usual factor of each day by machine, without what is caught
     */
    void learn(double[][] usual) {
        double prior = 1 / (CAUGHT_SD * CAUGHT_SD);
        double[] step = new double[2];
        double[] bend = {prior, prior};
        for (int whose : new int[] {OWN, OTHERS}) {
            step[whose] = -caught[whose] * prior;
        }
        for (int m = 0; m < known.length; m++) {
            double[][] away = known[m] ? missingAtStart(m) : new double[0][];
            for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1) && known[m]; s++) {
                int category = panel.series().get(s).category();
                for (int t = 0; t < panel.days(); t++) {
                    double offered = panel.offered(s, t);
                    double all = away[away.length - 1][t];
                    if (offered > 0 && all > 0) {
                        double factor = factor(m, s, t);
                        double expected = rate[s] * offered * usual[m][t] * factor;
                        double surprise = panel.units(s)[t] - expected;
                        double own = Math.min(MAX_MISSING, away[category][t]);
                        double others = Math.min(MAX_MISSING, all);
                        step[OWN] += own * surprise;
                        step[OTHERS] += others * surprise;
                        bend[OWN] += own * expected * slope(OWN, ofOwn(m, s, t)) / factor;
                        bend[OTHERS] += others * expected * slope(OTHERS, ofOthers(m, s, t)) / factor;
                    }
                }
            }
        }
        for (int whose : new int[] {OWN, OTHERS}) {
            caught[whose] = Math.clamp(caught[whose] + step[whose] / bend[whose], 0, MAX_CAUGHT);
        }
    }

    /** What was missing for each unit that was there when a day began, by category and day; of all in the last row. */
    private double[][] missingAtStart(int m) {
        int all = in[m].length - 1;
        double[][] there = new double[all + 1][panel.days()];
        double[][] away = new double[all + 1][panel.days()];
        for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
            int category = panel.series().get(s).category();
            for (int t = 1; t < panel.days(); t++) {
                if (standing[s][t]) {
                    boolean empty =
                            panel.offered(s, t) == 0 || (panel.offered(s, t - 1) == 0 && panel.offered(s, t) < 1);
                    double[][] to = empty ? away : there;
                    to[category][t] += rate[s];
                    to[all][t] += rate[s];
                }
            }
        }
        for (int t = 0; t < panel.days(); t++) {
            double others = away[all][t];
            for (int k = 0; k < all; k++) {
                away[k][t] /= Math.max(LEAST, there[k][t]);
            }
            away[all][t] = others / Math.max(LEAST, there[all][t]);
        }
        return away;
    }
}
