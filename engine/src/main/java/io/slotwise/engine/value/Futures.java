package io.slotwise.engine.value;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.choice.Belief;
import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Market;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.money.Measure;
import io.slotwise.engine.value.money.Normal;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.week.Takings;
import io.slotwise.engine.value.week.Week;
import io.slotwise.engine.value.week.Weeks;
import java.util.SplittableRandom;

/**
 * What a planogram may earn over the coming weeks: a seeded Monte Carlo in which each run draws all that the model is
 * unsure of (rates, level, elasticities, positions) and then lives visit by visit, with the luck that all products of a
 * week share and whole units of demand against the stock of each product. Runs of one seed and number are twins whatever
 * the planogram or the scenario: the same luck meets both, so that differences between them are not luck.
 *
 * @param measure of the money
 * @param money over the whole time by run, shape {@code [runs]}
 * @param revenue over the whole time by run, shape {@code [runs]}
 */
public record Futures(Measure measure, double[] money, double[] revenue) {
    private static final long STREAM = 0x9E37_79B9_7F4A_7C15L;
    private static final long LEVEL_STREAM = 1L << 40;
    private static final long WEEK_STREAM = 1L << 41;
    private static final double EDGE = 1e-12;
    private static final int MOST_UNITS = 1_000_000;
    private static final double MANY_UNITS = 500;

    /**
     * How to run.
     *
     * @param weeks that are looked ahead, above 0, at most 104
     * @param runs 1 to 100,000
     * @param demandSd how unsure the level of all demand is beyond the model's own doubt, as the standard deviation of its
     *     logarithm; 0 for no more
     */
    public record Run(double weeks, int runs, long seed, double demandSd) {
        private static final double MAX_WEEKS = 104;
        private static final int MAX_RUNS = 100_000;

        public Run {
            if (!(weeks > 0 && weeks <= MAX_WEEKS)) {
                throw new IllegalArgumentException("The weeks (%s) must be above 0 and at most 104.".formatted(weeks));
            }
            if (runs < 1 || runs > MAX_RUNS) {
                throw new IllegalArgumentException("The runs (%d) must be from 1 to %d.".formatted(runs, MAX_RUNS));
            }
            if (!(demandSd >= 0 && demandSd <= 2)) {
                throw new IllegalArgumentException("The demand_sd (%s) must be from 0 to 2.".formatted(demandSd));
            }
        }
    }

    /** Lives the weeks with a planogram in the cabinet in question. */
    public static Futures of(ValueModel model, Planogram planogram, Run run) {
        Simulation simulation = new Simulation(model.weeks(), planogram, run);
        double[] money = new double[run.runs];
        double[] revenue = new double[run.runs];
        for (int n = 0; n < run.runs; n++) {
            simulation.live(n);
            money[n] = simulation.money;
            revenue[n] = simulation.revenue;
        }
        return new Futures(model.measure(), money, revenue);
    }

    private static final class Simulation {
        private final Weeks weeks;
        private final Layout layout;
        private final Shelf shelf;
        private final Run run;
        private final int visits;
        private final double weeksLived;

        /** Of the run under way: what demand is multiplied by between each two visits. */
        private final double[] levels;

        private double meanLevel;
        private double money;
        private double revenue;

        Simulation(Weeks weeks, Planogram planogram, Run run) {
            this.weeks = weeks;
            this.run = run;
            layout = weeks.layout();
            shelf = layout.shelf(planogram);
            visits = (int) Math.max(1, Math.rint(run.weeks * Layout.WEEK / layout.intervalDays));
            levels = new double[visits];
            weeksLived = visits * layout.intervalDays / Layout.WEEK;
        }

        void live(int number) {
            long seed = run.seed * STREAM + number;
            Belief belief = Belief.draw(layout, dimension -> normal(seed, dimension));
            Takings takings = weeks.takings(belief);
            double sd = run.demandSd;
            double level = Math.exp(sd * normal(seed, LEVEL_STREAM) - sd * sd / 2);
            draw(level, seed);
            Week week = live(takings, shelf, seed);
            double together = takings.market.belief.together;
            WeeklyMoney lived = week.money(
                    weeks.moves(weeks.today(), shelf),
                    together * weeks.affinity().money(shelf),
                    together * weeks.affinity().revenue(shelf));
            money = run.weeks * lived.total();
            revenue = run.weeks * Math.max(0, lived.revenue());
        }

        private void draw(double level, long seed) {
            double sd = layout.evidence.rates().weeklySd() / Math.sqrt(layout.intervalDays / Layout.WEEK);
            double sum = 0;
            for (int visit = 0; visit < visits; visit++) {
                double luck = sd == 0 ? 0 : sd * normal(seed, WEEK_STREAM + visit) - sd * sd / 2;
                levels[visit] = level * Math.exp(luck);
                sum += levels[visit];
            }
            meanLevel = sum / visits;
        }

        private Week live(Takings takings, Shelf standing, long seed) {
            Market.Choice usual = takings.market.choice(standing, takings::served);
            Market.Choice choice = usual.times(meanLevel);
            double[] demand = choice.wanted();
            double[] sold = new double[demand.length];
            double[] unmet = new double[demand.length];
            for (int p = 0; p < demand.length; p++) {
                if (standing.facings[p] > 0) {
                    sell(
                            p,
                            usual.wanted()[p],
                            takings.market.belief.dispersion[p],
                            seed,
                            standing.stock[p],
                            sold,
                            unmet);
                    unmet[p] -= Layout.WEEK * (demand[p] - choice.reckoned()[p]);
                }
            }
            return takings.lived(standing, choice, sold, unmet);
        }

        /** Units a week that a product sells, and that shoppers wanted in vain. */
        private void sell(
                int product, double perDay, double dispersion, long seed, double stock, double[] sold, double[] unmet) {
            SplittableRandom random = new SplittableRandom(seed ^ (STREAM * (product + 2L)));
            double taken = 0;
            double wanted = 0;
            for (int visit = 0; visit < visits; visit++) {
                int demand = count(levels[visit] * perDay * layout.intervalDays, dispersion, random.nextDouble());
                taken += Math.min(demand, stock);
                wanted += demand;
            }
            sold[product] = taken / weeksLived;
            unmet[product] = (wanted - taken) / weeksLived;
        }
    }

    private static double normal(long seed, long dimension) {
        double uniform = new SplittableRandom(seed ^ (STREAM * ~dimension)).nextDouble();
        return Normal.quantile(Math.clamp(uniform, EDGE, 1 - EDGE));
    }

    /**
     * The count of a negative binomial (Poisson where the dispersion is 0) below which a share of all counts lies; of
     * many units by the gamma of the same mean and variance (its quantile after Wilson and Hilferty 1931), since counting
     * up to them takes as long as they are many.
     */
    static int count(double mean, double dispersion, double share) {
        if (!(mean > 0)) {
            return 0;
        }
        double spread = 1 + dispersion * mean;
        double probability = dispersion < EDGE ? Math.exp(-mean) : Math.exp(-Math.log(spread) / dispersion);
        if (mean > MANY_UNITS || probability < Double.MIN_NORMAL) {
            double variance = spread / (9 * mean);
            double z = Normal.quantile(Math.clamp(share, EDGE, 1 - EDGE));
            double root = Math.max(0, 1 - variance + z * Math.sqrt(variance));
            return (int) Math.clamp(Math.rint(mean * root * root * root), 0, MOST_UNITS);
        }
        double step = mean / spread;
        double below = probability;
        int count = 0;
        while (below < share && count < MOST_UNITS && probability > 0) {
            probability *= step * (1 + dispersion * count) / (count + 1);
            below += probability;
            count++;
        }
        return count;
    }
}
