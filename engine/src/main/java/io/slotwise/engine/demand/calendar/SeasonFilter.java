package io.slotwise.engine.demand.calendar;

import java.util.Arrays;

/**
 * The log of weekly sales as a level that wanders, a steady trend and a yearly wave of two harmonics, each week seen
 * through noise: a Kalman filter (Harvey 1989, ch. 3 and 4), run for several sizes of wandering and of noise side by
 * side and averaged by how well each foretold the weeks. Without a wave it is the rival that the wave has to beat.
 */
final class SeasonFilter {
    /** Coefficients of the wave: cosine and sine of the year, then of the half year. */
    static final int WAVES = 4;

    private static final double DAYS_PER_YEAR = 365.25;
    private static final int WEEKS_PER_YEAR = 52;
    private static final int STATES = 2 + WAVES;

    /** Weekly variance of the level's steps, and of a week beyond Poisson. */
    private static final double[] WANDERING = {0, 2e-4, 1e-3, 4e-3};

    private static final double[] NOISE = {1e-3, 4e-3, 1.6e-2, 6e-2};

    private static final double LEVEL_SD = 1;

    /** Standard deviation of the trend's log a year. */
    private static final double TREND_SD = 0.3;

    /** A week further off than this counts as if it were so far off: one week without power is no season. */
    private static final double MAX_DEVIATIONS = 3;

    /** Weeks at the start that only tell the level. */
    private static final int WARM_UP_WEEKS = 4;

    /**
     * Weeks of sales.
     *
     * @param log of units ÷ units expected without a season; not a number where a week is not known
     * @param expected units
     * @param days number of each week's middle since 1970
     */
    record Weeks(double[] log, double[] expected, double[] days) {
        int count() {
            return log.length;
        }
    }

    /**
     * What was learnt.
     *
     * @param evidence log of how much better weeks of the second year on were foretold with the wave than without, by
     *     what the weeks before each had taught
     */
    record Wave(double[] mean, double[][] covariance, double evidence) {}

    /** One size of wandering and noise. */
    private static final class Run {
        private final double wandering;
        private final double noise;
        private final double[] state = new double[STATES];
        private final double[][] covariance = new double[STATES][STATES];
        private double firstYear;
        private double all;

        Run(double wandering, double noise, double[] waveSd) {
            this.wandering = wandering;
            this.noise = noise;
            covariance[0][0] = LEVEL_SD * LEVEL_SD;
            covariance[1][1] = TREND_SD * TREND_SD / (WEEKS_PER_YEAR * WEEKS_PER_YEAR);
            for (int j = 0; j < WAVES; j++) {
                covariance[2 + j][2 + j] = waveSd[j] * waveSd[j];
            }
        }

        void week(Weeks weeks, int w) {
            forward();
            if (!Double.isNaN(weeks.log[w])) {
                double[] row = row(weeks.days[w]);
                double score = see(weeks.log[w], 1 / weeks.expected[w] + noise, row);
                all += w < WARM_UP_WEEKS ? 0 : score;
                firstYear += w < WARM_UP_WEEKS || w >= WEEKS_PER_YEAR ? 0 : score;
            }
        }

        private void forward() {
            state[0] += state[1];
            for (int j = 0; j < STATES; j++) {
                covariance[0][j] += covariance[1][j];
            }
            for (int j = 0; j < STATES; j++) {
                covariance[j][0] += covariance[j][1];
            }
            covariance[0][0] += wandering;
        }

        /** The log density of a week before it was seen. */
        private double see(double value, double variance, double[] row) {
            double[] gain = new double[STATES];
            double spread = variance;
            double expected = 0;
            for (int i = 0; i < STATES; i++) {
                for (int j = 0; j < STATES; j++) {
                    gain[i] += covariance[i][j] * row[j];
                }
                spread += row[i] * gain[i];
                expected += row[i] * state[i];
            }
            double sd = Math.sqrt(spread);
            double off = Math.clamp(value - expected, -MAX_DEVIATIONS * sd, MAX_DEVIATIONS * sd);
            for (int i = 0; i < STATES; i++) {
                state[i] += gain[i] * off / spread;
                for (int j = 0; j < STATES; j++) {
                    covariance[i][j] -= gain[i] * gain[j] / spread;
                }
            }
            return -Math.log(sd) - off * off / (2 * spread);
        }
    }

    private SeasonFilter() {}

    /** The wave at a day, one number a coefficient. */
    static double[] wave(double day) {
        double angle = 2 * Math.PI * day / DAYS_PER_YEAR;
        return new double[] {Math.cos(angle), Math.sin(angle), Math.cos(2 * angle), Math.sin(2 * angle)};
    }

    private static double[] row(double day) {
        double[] wave = wave(day);
        return new double[] {1, 0, wave[0], wave[1], wave[2], wave[3]};
    }

    /** @param sd prior standard deviation of each coefficient, around nothing */
    static Wave learn(Weeks weeks, double[] sd) {
        Run[] with = runs(weeks, sd);
        Run[] without = runs(weeks, new double[WAVES]);
        double evidence = later(with) - later(without);
        double[] weight = weights(with);
        double[] mean = new double[WAVES];
        double[][] covariance = new double[WAVES][WAVES];
        for (int r = 0; r < with.length; r++) {
            for (int j = 0; j < WAVES; j++) {
                mean[j] += weight[r] * with[r].state[2 + j];
            }
        }
        for (int r = 0; r < with.length; r++) {
            for (int i = 0; i < WAVES; i++) {
                for (int j = 0; j < WAVES; j++) {
                    double apart = (with[r].state[2 + i] - mean[i]) * (with[r].state[2 + j] - mean[j]);
                    covariance[i][j] += weight[r] * (with[r].covariance[2 + i][2 + j] + apart);
                }
            }
        }
        return new Wave(mean, covariance, evidence);
    }

    private static Run[] runs(Weeks weeks, double[] sd) {
        Run[] runs = new Run[WANDERING.length * NOISE.length];
        for (int r = 0; r < runs.length; r++) {
            runs[r] = new Run(WANDERING[r / NOISE.length], NOISE[r % NOISE.length], sd);
            for (int w = 0; w < weeks.count(); w++) {
                runs[r].week(weeks, w);
            }
        }
        return runs;
    }

    /** Log probability of the weeks from the second year on, given those before. */
    private static double later(Run[] runs) {
        return logSum(Arrays.stream(runs).mapToDouble(run -> run.all).toArray())
                - logSum(Arrays.stream(runs).mapToDouble(run -> run.firstYear).toArray());
    }

    private static double[] weights(Run[] runs) {
        double[] logs = Arrays.stream(runs).mapToDouble(run -> run.all).toArray();
        double sum = logSum(logs);
        return Arrays.stream(logs).map(one -> Math.exp(one - sum)).toArray();
    }

    private static double logSum(double[] logs) {
        double best = Arrays.stream(logs).max().orElse(0);
        return best
                + Math.log(Arrays.stream(logs).map(one -> Math.exp(one - best)).sum());
    }
}
