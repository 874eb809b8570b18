package io.slotwise.engine.demand.calendar;

import io.slotwise.engine.demand.calendar.SeasonFilter.Wave;
import io.slotwise.engine.demand.calendar.SeasonFilter.Weeks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How sales rise and fall with the year: one wave for all machines of a fleet and, where a machine's own past is clear
 * about it, what it does beside. Learnt from {@value #LEAST_WEEKS} weeks on, and used only where it foretold the weeks
 * of the second year better than a level that wanders; otherwise every day stays exactly as it is.
 */
final class AnnualSeason {
    /** Whole weeks of fifteen months: a year to learn from and a quarter to show that it comes again. */
    static final int LEAST_WEEKS = 64;

    /** Log odds from which a wave is believed. */
    static final double CLEAR = 3;

    private static final int WEEK = 7;
    private static final int TURNS = 8;
    private static final double[] FLEET_SD = {.2, .2, .1, .1};
    private static final double[] MACHINE_SD = {.12, .12, .06, .06};

    /** A machine that sells less in a week has no season of its own. */
    private static final double LEAST_UNITS_PER_WEEK = 10;

    private final int[][] units;
    private final long firstDay;
    private final DayFactor exposure;
    private final int weeks;
    private final List<Season> seasons = new ArrayList<>();
    private final double[] @Nullable [] factors;

    /** What one day of one machine sells against an ordinary one. */
    interface DayFactor {
        double of(int machine, int day);
    }

    private AnnualSeason(int[][] units, long firstDay, DayFactor exposure) {
        this.units = units;
        this.firstDay = firstDay;
        this.exposure = exposure;
        weeks = units.length == 0 ? 0 : units[0].length / WEEK;
        factors = new double[units.length][];
    }

    /**
     * Learns from the units of each machine's past.
     *
     * @param units by machine and day
     * @param firstDay number of the first since 1970
     * @param exposure what marks and weather make of each day
     */
    static AnnualSeason learn(int[][] units, long firstDay, DayFactor exposure) {
        AnnualSeason season = new AnnualSeason(units, firstDay, exposure);
        season.fit();
        return season;
    }

    /** Of a day, past or ahead, where {@link Season#PRESENT_DAYS} from the end of the past on count as 1 on average. */
    double factor(int machine, int day) {
        double[] known = factors[machine];
        return known == null || day >= known.length ? 1 : known[day];
    }

    Season of(int machine) {
        return seasons.get(machine);
    }

    private void fit() {
        Sold[] sold = new Sold[units.length];
        Arrays.setAll(sold, this::sold);
        int longest =
                Arrays.stream(sold).mapToInt(one -> weeks - one.from).max().orElse(0);
        if (longest < LEAST_WEEKS) {
            Arrays.stream(sold).forEach(one -> seasons.add(Season.unknown((weeks - one.from) * WEEK)));
            return;
        }
        int from = weeks - longest;
        double[] base = bases(sold, from);
        Wave all = SeasonFilter.learn(together(sold, base, from), FLEET_SD);
        for (int m = 0; m < sold.length; m++) {
            Season season = season(sold[m], base[m], all, sold.length > 1);
            seasons.add(season);
            factors[m] = season.used() ? factors(season) : null;
        }
    }

    /** Whole weeks of one machine from its first to its last sale. */
    private record Sold(int from, int to, double[] units, double[] exposure) {
        /** Units of an ordinary day, where each week is so much of an ordinary one. */
        double base(double[] level, int first) {
            double sold = 0;
            double expected = 0;
            for (int w = from; w < to; w++) {
                sold += units[w];
                expected += exposure[w] * level[w - first];
            }
            return sold / Math.max(1, expected);
        }
    }

    private Sold sold(int machine) {
        double[] sold = new double[weeks];
        double[] expected = new double[weeks];
        int offset = units[machine].length - weeks * WEEK;
        for (int w = 0; w < weeks; w++) {
            for (int d = 0; d < WEEK; d++) {
                int day = offset + w * WEEK + d;
                sold[w] += units[machine][day];
                expected[w] += exposure.of(machine, day);
            }
        }
        int from = 0;
        while (from < weeks && sold[from] == 0) {
            from++;
        }
        int to = weeks;
        while (to > from && sold[to - 1] == 0) {
            to--;
        }
        return new Sold(Math.min(from + 1, to), to, sold, expected);
    }

    /**
     * Units of an ordinary day of each machine, fitted in turn with the level of each week, so that a machine that has
     * only stood in winter is not taken for a weak one.
     */
    private double[] bases(Sold[] machines, int from) {
        double[] base = new double[machines.length];
        double[] level = new double[weeks - from];
        Arrays.fill(level, 1);
        for (int turn = 0; turn < TURNS; turn++) {
            for (int m = 0; m < machines.length; m++) {
                base[m] = machines[m].base(level, from);
            }
            Weeks all = together(machines, base, from);
            Arrays.setAll(level, w -> Double.isNaN(all.log()[w]) ? 1 : Math.exp(all.log()[w]));
        }
        return base;
    }

    /** All machines as one, each week with those that stood then. */
    private Weeks together(Sold[] machines, double[] base, int from) {
        double[] sold = new double[weeks - from];
        double[] expected = new double[weeks - from];
        for (int m = 0; m < machines.length; m++) {
            for (int w = machines[m].from; w < machines[m].to; w++) {
                sold[w - from] += machines[m].units[w];
                expected[w - from] += base[m] * machines[m].exposure[w];
            }
        }
        return weeks(sold, expected, from);
    }

    private Weeks weeks(double[] sold, double[] expected, int from) {
        double[] log = new double[sold.length];
        double[] days = new double[sold.length];
        int offset = units[0].length - weeks * WEEK;
        for (int w = 0; w < sold.length; w++) {
            log[w] = expected[w] > 0 ? Math.log((sold[w] + 0.5) / (expected[w] + 0.5)) : Double.NaN;
            days[w] = firstDay + offset + (w + from + 0.5) * WEEK;
        }
        return new Weeks(log, expected, days);
    }

    private Season season(Sold one, double base, Wave all, boolean others) {
        int seen = (weeks - one.from) * WEEK;
        boolean used = all.evidence() >= CLEAR;
        double[] mean = used ? all.mean().clone() : new double[SeasonFilter.WAVES];
        double[][] covariance = all.covariance();
        if (others && one.to - one.from >= LEAST_WEEKS && base * WEEK >= LEAST_UNITS_PER_WEEK) {
            Wave own = SeasonFilter.learn(beside(one, base, mean), MACHINE_SD);
            if (own.evidence() >= CLEAR) {
                Arrays.setAll(mean, j -> mean[j] + own.mean()[j]);
                covariance = used ? sum(covariance, own.covariance()) : own.covariance();
                used = true;
            }
        }
        long end = firstDay + units[0].length;
        return new Season(used ? Effect.Verdict.USED : Effect.Verdict.NO_EFFECT_SEEN, mean, covariance, end, seen);
    }

    /** One machine's weeks against what all machines' wave lets expect. */
    private Weeks beside(Sold one, double base, double[] mean) {
        double[] sold = Arrays.copyOfRange(one.units, one.from, one.to);
        double[] expected = new double[sold.length];
        int offset = units[0].length - weeks * WEEK;
        for (int w = 0; w < sold.length; w++) {
            double middle = firstDay + offset + (w + one.from + 0.5) * WEEK;
            expected[w] = base * one.exposure[w + one.from] * Math.exp(Season.log(mean, middle));
        }
        return weeks(sold, expected, one.from);
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum[i][j] = a[i][j] + b[i][j];
            }
        }
        return sum;
    }

    private double[] factors(Season season) {
        double present = Math.exp(season.logOver(Season.PRESENT_DAYS));
        double[] days = new double[units[0].length + DayFacts.DAYS_AHEAD];
        for (int t = 0; t < days.length; t++) {
            days[t] = Math.exp(season.log(firstDay + t + 0.5)) / present;
        }
        return days;
    }
}
