package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.filter.Memories;
import io.slotwise.engine.demand.filter.Memories.Held;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the products of each machine would sell if none ever ran out, where stock is known: units are the product's rate
 * × the weekday × the calendar × the machine's luck of that week × the share of the day in stock × what those in stock
 * catch of the missing ones; all but the calendar fitted together by iterative proportions (Deming and Stephan 1940). A
 * heavy seller that is gone by Wednesday is judged by what Mondays and Tuesdays are worth, which the products that last
 * till Sunday tell. How fast rates and levels wander, so how much of the past counts, is learnt on the fleet.
 */
final class InStockRates {
    private static final int WEEK = 7;
    private static final int ROUNDS = 15;

    /**
     * Variances by which the log of a rate may wander in a day. Of a product that sells λ a day the past then counts for
     * 1 ÷ √(variance · λ) days, a steady-state filter's memory: a heavy seller shows sooner what it has become.
     */
    private static final double[] DRIFTS = {0, 1.5e-5, 6e-5, 2.4e-4, 9.6e-4};

    /** What a week's level may count for a week later: is that of now the last weeks' or the usual one? */
    private static final double[] LEVELS_KEPT = {.75, .9, .97, 1};

    private static final double PRIOR_UNITS = 0.7;

    /** Weekdays differ: an even profile is worth no more units of each than a spread of a third says. */
    private static final double WEEKDAY_UNITS = 10;

    /** What is believed of a week's luck, in units: a spread of a tenth. */
    private static final double WEEK_UNITS = 100;

    /** How much stronger than on what was sold the calendar may be on what was wanted, as a power. */
    private static final double STRETCH_SD = 0.3;

    private static final double MAX_STRETCH = 2;
    private static final double LEAST_DAYS = 3;
    private static final double LEAST = 1e-9;

    private final Panel panel;
    private final double[] prior;
    private final double[] rate;

    /** What a machine's products would sell if none ran out, against what the priors say. */
    private final double[] inStock;

    private final Held[] held;
    private final double[][] weekday;
    private final double[][] week;
    private final double[] stretch;
    private final double[][] marks;
    private final double[][] usual;
    private final Spill spill;
    private double[] weights = new double[0];

    private InStockRates(Panel panel, MachineLevels levels, double[] prior) {
        this.panel = panel;
        this.prior = prior;
        int machines = panel.machines().size();
        rate = prior.clone();
        inStock = new double[machines];
        Arrays.fill(inStock, 1);
        held = new Held[prior.length];
        spill = new Spill(panel, rate);
        weekday = new double[machines][WEEK];
        week = new double[machines][(panel.days() + WEEK - 1) / WEEK];
        stretch = new double[machines];
        Arrays.fill(stretch, 1);
        marks = new double[machines][panel.days()];
        usual = new double[machines][panel.days()];
        for (int m = 0; m < machines; m++) {
            Arrays.fill(weekday[m], 1);
            Arrays.fill(week[m], 1);
            for (int t = 0; t < panel.days(); t++) {
                marks[m][t] = Math.log(levels.calendar().factor(m, t));
            }
            settle(m);
        }
    }

    /**
     * Beliefs by series, null where stock was hardly ever known.
     *
     * @param prior units per day by series, worth {@value #PRIOR_UNITS} units
     */
    static @Nullable Belief[] of(Panel panel, MachineLevels levels, double[] prior) {
        InStockRates rates = new InStockRates(panel, levels, prior);
        for (int round = 0; round < ROUNDS; round++) {
            rates.round();
        }
        return rates.beliefs();
    }

    private void round() {
        fitRates();
        for (int m = 0; m < week.length; m++) {
            if (spill.known(m)) {
                spill.survey(m);
            }
        }
        spill.learn(usual);
        for (int m = 0; m < week.length; m++) {
            if (spill.known(m)) {
                fitWeekdays(m);
                settle(m);
                fitStretch(m);
                settle(m);
                fitWeeks(m);
                settle(m);
            }
        }
    }

    /** Puts the factors of a machine's days together, without what is caught. */
    private void settle(int m) {
        for (int t = 0; t < panel.days(); t++) {
            double calendar = Math.exp(stretch[m] * marks[m][t]);
            usual[m][t] = weekday[m][panel.weekday(t)] * calendar * week[m][t / WEEK];
        }
    }

    /** Each rate by every memory, and the memories by how well they foretold the whole fleet. */
    private void fitRates() {
        Memories memories = new Memories(DRIFTS.length);
        for (int m = 0; m < week.length; m++) {
            for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1) && spill.known(m); s++) {
                double[] units = new double[week[m].length];
                double[] days = new double[week[m].length];
                gather(m, s, units, days);
                held[s] = memories.run(kept(rate[s]), units, days, PRIOR_UNITS, prior[s] * inStock[m]);
            }
        }
        weights = memories.weights();
        for (int s = 0; s < rate.length; s++) {
            rate[s] = held[s] == null ? rate[s] : held[s].rate(weights);
        }
        for (int m = 0; m < inStock.length; m++) {
            inStock[m] = sum(rate, m) / sum(prior, m);
        }
    }

    private double sum(double[] perDay, int m) {
        return LEAST
                + Arrays.stream(perDay, panel.firstSeries(m), panel.firstSeries(m + 1))
                        .sum();
    }

    private static double[] kept(double unitsPerDay) {
        return Arrays.stream(DRIFTS)
                .map(drift -> Math.exp(-WEEK * Math.sqrt(drift * unitsPerDay)))
                .toArray();
    }

    /** Adds a series' units of the days on which its stock is known to their weeks, and what those days were worth. */
    private void gather(int m, int s, double[] units, double[] days) {
        for (int t = 0; t < panel.days(); t++) {
            double offered = panel.offered(s, t);
            if (offered >= 0) {
                units[t / WEEK] += panel.units(s)[t];
                days[t / WEEK] += offered == 0 ? 0 : offered * usual[m][t] * spill.factor(m, s, t);
            }
        }
    }

    private void fitWeekdays(int m) {
        double[] sold = new double[WEEK];
        double[] expected = new double[WEEK];
        for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
            for (int t = 0; t < panel.days(); t++) {
                if (panel.offered(s, t) > 0) {
                    int d = panel.weekday(t);
                    sold[d] += panel.units(s)[t];
                    expected[d] += expected(m, s, t) / weekday[m][d];
                }
            }
        }
        double sum = 0;
        for (int d = 0; d < WEEK; d++) {
            weekday[m][d] = (sold[d] + WEEKDAY_UNITS) / (expected[d] + WEEKDAY_UNITS);
            sum += weekday[m][d] / WEEK;
        }
        for (int d = 0; d < WEEK; d++) {
            weekday[m][d] /= sum;
        }
    }

    /**
     * One Newton step. The calendar was learnt on what machines sold, and of busy days a part is missing there: a school's
     * weeks of term sell out, its holidays do not.
     */
    private void fitStretch(int m) {
        double slope = (1 - stretch[m]) / (STRETCH_SD * STRETCH_SD);
        double bend = 1 / (STRETCH_SD * STRETCH_SD);
        for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
            for (int t = 0; t < panel.days(); t++) {
                if (panel.offered(s, t) > 0 && marks[m][t] != 0) {
                    double expected = expected(m, s, t);
                    slope += (panel.units(s)[t] - expected) * marks[m][t];
                    bend += expected * marks[m][t] * marks[m][t];
                }
            }
        }
        stretch[m] = Math.clamp(stretch[m] + slope / bend, 0, MAX_STRETCH);
    }

    /** Units of a series on a day on which its stock is known. */
    private double expected(int m, int s, int t) {
        return rate[s] * panel.offered(s, t) * usual[m][t] * spill.factor(m, s, t);
    }

    /** Weighed by exposure: a slot that empties fast is seen for a short time, so a plain mean would run high. */
    private void fitWeeks(int m) {
        double[] sold = new double[week[m].length];
        double[] expected = new double[week[m].length];
        gatherWeeks(m, sold, expected);
        double units = LEAST;
        double worth = LEAST;
        for (int k = 0; k < sold.length; k++) {
            week[m][k] = (sold[k] + WEEK_UNITS) / (expected[k] + WEEK_UNITS);
            units += week[m][k] * expected[k];
            worth += expected[k];
        }
        double mean = units / worth;
        Arrays.setAll(week[m], k -> week[m][k] / mean);
    }

    /** What a machine's products sold in each week, and what they would have in one without luck. */
    private void gatherWeeks(int m, double[] sold, double[] expected) {
        for (int s = panel.firstSeries(m); s < panel.firstSeries(m + 1); s++) {
            for (int t = 0; t < panel.days(); t++) {
                if (panel.offered(s, t) > 0) {
                    int k = t / WEEK;
                    sold[k] += panel.units(s)[t];
                    expected[k] += expected(m, s, t) / week[m][k];
                }
            }
        }
    }

    private @Nullable Belief[] beliefs() {
        @Nullable Belief[] beliefs = new Belief[rate.length];
        double[] now =
                IntStream.range(0, week.length).mapToDouble(this::levelNow).toArray();
        for (int s = 0; s < beliefs.length; s++) {
            beliefs[s] = held[s] == null
                    ? null
                    : belief(s, held[s], now[panel.series().get(s).machine()]);
        }
        return beliefs;
    }

    /** A machine's level now against its usual one, by how long its levels last. */
    private double levelNow(int m) {
        double[] sold = new double[week[m].length];
        double[] expected = new double[week[m].length];
        gatherWeeks(m, sold, expected);
        Memories memories = new Memories(LEVELS_KEPT.length);
        Held level = memories.run(LEVELS_KEPT, sold, expected, WEEK_UNITS, 1);
        return level.rate(memories.weights());
    }

    private @Nullable Belief belief(int s, Held seen, double now) {
        double units = 0;
        double days = 0;
        for (int k = 0; k < weights.length; k++) {
            units += weights[k] * seen.units()[k];
            days += weights[k] * seen.exposure()[k];
        }
        double priorDays =
                PRIOR_UNITS / prior[s] / inStock[panel.series().get(s).machine()];
        if (days - priorDays < LEAST_DAYS) {
            return null;
        }
        double last = panel.offered(s, panel.days() - 1);
        return new Belief(rate[s] * now, units, priorDays / days, last < 0 ? 1 : last);
    }
}
