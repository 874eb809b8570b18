package io.slotwise.engine.demand.fleet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the products of each machine would sell if none ever ran out, where stock is known: units are the product's rate
 * × the weekday × the calendar × the machine's luck of that week × the share of the day in stock × what those in stock
 * catch of the missing ones; all but the calendar fitted together by iterative proportions (Deming and Stephan 1940). A
 * heavy seller that is gone by Wednesday is judged by what Mondays and Tuesdays are worth, which the products that last
 * till Sunday tell. What is caught is common to the fleet: on one machine alone that is always filled on Mondays it can
 * hardly be told from a quiet weekend.
 */
final class InStockRates {
    private static final int WEEK = 7;
    private static final int ROUNDS = 15;

    /**
     * Variance by which the log of a rate wanders in a day: 2 % a week. Of a product that sells λ a day the past then counts
     * for 1 ÷ √(variance · λ) days, a steady-state filter's memory: a heavy seller shows sooner what it has become.
     */
    private static final double DRIFT = 6e-5;

    private static final double SHORTEST_MEMORY_DAYS = 90;
    private static final double LONGEST_MEMORY_DAYS = 250;

    /** The level of now is that of the last weeks. */
    private static final double LEVEL_MEMORY = 0.75;

    private static final double PRIOR_UNITS = 0.7;
    private static final double WEEKDAY_DAYS = 8;
    private static final double WEEK_UNITS = 100;
    private static final double LEVEL_UNITS = 150;

    /** Share of what is missed that is bought as something else in stock, before anything was seen. */
    private static final double CAUGHT_SD = 0.15;

    private static final double MAX_CAUGHT = 0.9;
    private static final double MAX_MISSING = 2;

    private static final double LEAST_DAYS = 3;
    private static final double LEAST = 1e-9;

    private final Panel panel;
    private final MachineLevels levels;
    private final double[] prior;
    private final double[] rate;
    private final double[][] weekday;
    private final double[][] week;
    private final double[][] in;
    private final double[][] out;
    private final boolean[] @Nullable [] standing;
    private final boolean[] known;
    private double caught;

    private InStockRates(Panel panel, MachineLevels levels, double[] prior) {
        this.panel = panel;
        this.levels = levels;
        this.prior = prior;
        int machines = panel.machines().size();
        rate = prior.clone();
        weekday = new double[machines][WEEK];
        week = new double[machines][panel.days() / WEEK + 1];
        in = new double[machines][panel.days()];
        out = new double[machines][panel.days()];
        standing = new boolean[panel.series().size()][];
        known = new boolean[machines];
        for (int m = 0; m < machines; m++) {
            Arrays.fill(weekday[m], 1);
            Arrays.fill(week[m], 1);
            for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
                standing[s] = Standing.days(panel, s);
                known[m] |= standing[s] != null;
            }
        }
    }

    /**
     * Beliefs by series, null where stock was hardly ever known.
     *
     * @param prior units per day by series, worth {@value #PRIOR_UNITS} units
     */
    static @Nullable Belief[] of(Panel panel, MachineLevels levels, double[] prior) {
        InStockRates rates = new InStockRates(panel, levels, prior);
        @Nullable Belief[] beliefs = new Belief[prior.length];
        for (int round = 0; round < ROUNDS; round++) {
            rates.round();
        }
        for (int m = 0; m < rates.known.length; m++) {
            if (rates.known[m]) {
                double now = rates.levelNow(m);
                for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
                    beliefs[s] = rates.belief(s, now);
                }
            }
        }
        return beliefs;
    }

    private void round() {
        for (int m = 0; m < known.length; m++) {
            if (known[m]) {
                fitRates(m);
                survey(m);
            }
        }
        fitCaught();
        for (int m = 0; m < known.length; m++) {
            if (known[m]) {
                fitWeekdays(m);
                fitWeeks(m);
            }
        }
    }

    private double usual(int m, int s, int t) {
        return weekday[m][panel.weekday(t)]
                * levels.calendar().factor(m, t)
                * week[m][t / WEEK]
                * (1 + caught * missing(m, s, t));
    }

    /** What the others miss for each unit that is there while this series has stock: itself is never missing then. */
    private double missing(int m, int s, int t) {
        double own = standing[s] != null && standing[s][t] ? rate[s] * (1 - panel.offered(s, t)) : 0;
        return Math.clamp((out[m][t] - own) / Math.max(LEAST, in[m][t] + own), 0, MAX_MISSING);
    }

    private void fitRates(int m) {
        for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
            double[] seen = seen(m, s);
            rate[s] = (seen[0] + PRIOR_UNITS) / (seen[1] + PRIOR_UNITS / prior[s]);
        }
    }

    /** Units of a series on the days of which its stock is known, and what those days were worth; of late more. */
    private double[] seen(int m, int s) {
        double units = 0;
        double days = 0;
        double kept = 1;
        double keep = keep(rate[s]);

        for (int t = panel.days() - 1; t >= 0; t--) {
            double offered = panel.offered(s, t);
            if (offered >= 0) {
                units += kept * panel.units(s)[t];
                days += kept * offered * usual(m, s, t);
            }
            kept *= keep;
        }
        return new double[] {units, days};
    }

    private static double keep(double unitsPerDay) {
        double memory = 1 / Math.sqrt(DRIFT * Math.max(LEAST, unitsPerDay));
        return Math.exp(-1 / Math.clamp(memory, SHORTEST_MEMORY_DAYS, LONGEST_MEMORY_DAYS));
    }

    /** What is there and what is missing on each day. */
    private void survey(int m) {
        Arrays.fill(in[m], 0);
        Arrays.fill(out[m], 0);
        for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
            boolean[] stood = standing[s];
            for (int t = 0; stood != null && t < stood.length; t++) {
                if (stood[t]) {
                    in[m][t] += rate[s] * panel.offered(s, t);
                    out[m][t] += rate[s] * (1 - panel.offered(s, t));
                }
            }
        }
    }

    /**
     * One Newton step. Each day is weighed by what was missing when it began: what runs out during the day does so
     * because much of it sold.
     */
    private void fitCaught() {
        double slope = -caught / (CAUGHT_SD * CAUGHT_SD);
        double bend = 1 / (CAUGHT_SD * CAUGHT_SD);
        for (int m = 0; m < known.length; m++) {
            double[] missingAtStart = known[m] ? missingAtStart(m) : new double[0];
            for (int t = 0; t < missingAtStart.length; t++) {
                for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1) && missingAtStart[t] > 0; s++) {
                    double offered = panel.offered(s, t);
                    if (offered > 0) {
                        double expected = rate[s] * offered * usual(m, s, t);
                        double spill = 1 + caught * missing(m, s, t);
                        slope += missingAtStart[t] * (panel.units(s)[t] - expected) / spill;
                        bend += missingAtStart[t] * expected / spill * missing(m, s, t) / spill;
                    }
                }
            }
        }
        caught = Math.clamp(caught + slope / bend, 0, MAX_CAUGHT);
    }

    private double[] missingAtStart(int m) {
        double[] missing = new double[panel.days()];
        for (int t = 1; t < missing.length; t++) {
            double there = 0;
            double away = 0;
            for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
                if (standing[s] != null && standing[s][t]) {
                    boolean empty =
                            panel.offered(s, t) == 0 || (panel.offered(s, t - 1) == 0 && panel.offered(s, t) < 1);
                    there += empty ? 0 : rate[s];
                    away += empty ? rate[s] : 0;
                }
            }
            missing[t] = Math.min(MAX_MISSING, away / Math.max(LEAST, there));
        }
        return missing;
    }

    private void fitWeekdays(int m) {
        double[] sold = new double[WEEK];
        double[] expected = new double[WEEK];
        double all = 0;
        for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
            all += standing[s] == null ? 0 : rate[s];
            for (int t = 0; t < panel.days(); t++) {
                double offered = panel.offered(s, t);
                if (offered > 0) {
                    int d = panel.weekday(t);
                    sold[d] += panel.units(s)[t];
                    expected[d] += rate[s] * offered * usual(m, s, t) / weekday[m][d];
                }
            }
        }
        double sum = 0;
        for (int d = 0; d < WEEK; d++) {
            weekday[m][d] = (sold[d] + WEEKDAY_DAYS * all) / (expected[d] + WEEKDAY_DAYS * all);
            sum += weekday[m][d] / WEEK;
        }
        for (int d = 0; d < WEEK; d++) {
            weekday[m][d] /= sum;
        }
    }

    /** Weighed by exposure: a slot that empties fast is seen for a short time, so a plain mean would run high. */
    private void fitWeeks(int m) {
        double[] sold = new double[week[m].length];
        double[] expected = new double[week[m].length];
        gather(m, sold, expected);
        double units = LEAST;
        double usual = LEAST;
        for (int k = 0; k < sold.length; k++) {
            week[m][k] = (sold[k] + WEEK_UNITS) / (expected[k] + WEEK_UNITS);
            units += week[m][k] * expected[k];
            usual += expected[k];
        }
        double mean = units / usual;
        Arrays.setAll(week[m], k -> week[m][k] / mean);
    }

    private void gather(int m, double[] sold, double[] expected) {
        for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
            for (int t = 0; t < panel.days(); t++) {
                double offered = panel.offered(s, t);
                if (offered > 0) {
                    sold[t / WEEK] += panel.units(s)[t];
                    expected[t / WEEK] += rate[s] * offered * usual(m, s, t) / week[m][t / WEEK];
                }
            }
        }
    }

    /** The last weeks' level, drawn to the usual one. */
    private double levelNow(int m) {
        double[] sold = new double[week[m].length];
        double[] expected = new double[week[m].length];
        gather(m, sold, expected);
        double units = LEVEL_UNITS;
        double usual = LEVEL_UNITS;
        double weight = 1;
        for (int k = sold.length - 1; k >= 0; k--) {
            units += weight * sold[k];
            usual += weight * expected[k];
            weight *= LEVEL_MEMORY;
        }
        return units / usual;
    }

    private @Nullable Belief belief(int s, double now) {
        double[] seen = seen(panel.series().get(s).machine(), s);
        if (seen[1] < LEAST_DAYS) {
            return null;
        }
        double priorDays = PRIOR_UNITS / prior[s];
        double all = seen[1] + priorDays;
        double shape = seen[0] + PRIOR_UNITS;
        double last = panel.offered(s, panel.days() - 1);
        return new Belief(shape / all * now, shape, priorDays / all, last < 0 ? 1 : last);
    }
}
