package io.slotwise.engine.insight.experiment;

import io.slotwise.engine.value.money.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change brought, against what would have been: the machine's own mean week before, moved by how machines without
 * a change went in the same weeks (difference in differences, on the scale of each machine). Of those, the ones whose
 * past looks most like the machine's are taken (Abadie, Diamond and Hainmueller 2010, without their weights, which few
 * weeks cannot carry). The spread is that of the machine's own weeks around this, or that of the same figure worked out
 * for each control as if it had been changed, whichever is wider: weeks in a row resemble each other, so the first alone
 * would claim too much (Bertrand, Duflo and Mullainathan 2004).
 *
 * @param weeks whole weeks after the change
 * @param controls machines compared with
 * @param perWeek money a week, more than would have been
 * @param low end of the 80 % interval
 * @param high end of the 80 % interval
 * @param expectedPerWeek what would have been
 */
public record Realised(
        int weeks,
        int controls,
        double perWeek,
        double low,
        double high,
        double probabilityPositive,
        double expectedPerWeek) {
    /** Weeks before the change that are needed to say anything. */
    public static final int FEWEST_BEFORE = 6;

    /** Controls that are taken at most. */
    public static final int MOST_CONTROLS = 12;

    /** Controls that are needed to know the spread of chance from them. */
    private static final int FEWEST_PLACEBOS = 5;

    /**
     * Compares a machine with others over the same weeks.
     *
     * @param others takings of machines without a change in all these weeks, with the same number of weeks after
     * @return null where too little is known: no week after, or fewer than {@value #FEWEST_BEFORE} before
     */
    public static @Nullable Realised of(WeeklyTakings changed, List<WeeklyTakings> others) {
        int before = changed.before().length;
        int after = changed.after().length;
        if (after == 0 || before < FEWEST_BEFORE || changed.meanBefore() <= 0) {
            return null;
        }
        List<WeeklyTakings> usable = others.stream()
                .filter(other -> other.before().length >= before && other.after().length >= after)
                .filter(other -> other.meanBefore() > 0)
                .map(other -> trimmed(other, before, after))
                .toList();
        List<WeeklyTakings> controls = closest(changed, usable);
        Gap gap = gap(changed, controls);
        double own = gap.error;
        double placebo = placebo(controls) * changed.meanBefore();
        double error = Math.max(own, placebo);
        return new Realised(
                after,
                controls.size(),
                gap.effect,
                gap.effect - Normal.EIGHTY_PERCENT * error,
                gap.effect + Normal.EIGHTY_PERCENT * error,
                error == 0 ? (gap.effect > 0 ? 1 : 0.5) : normal(gap.effect / error),
                gap.expected);
    }

    /** Standard error of {@link #perWeek}. */
    public double error() {
        return (high - low) / 2 / Normal.EIGHTY_PERCENT;
    }

    private record Gap(double effect, double expected, double error) {}

    private static Gap gap(WeeklyTakings changed, List<WeeklyTakings> controls) {
        double mean = changed.meanBefore();
        int before = changed.before().length;
        int after = changed.after().length;
        double residuals = 0;
        for (int week = 0; week < before; week++) {
            double off = changed.before()[week] - mean * level(controls, week, true);
            residuals += off * off;
        }
        double sum = 0;
        double expected = 0;
        for (int week = 0; week < after; week++) {
            double wouldBe = mean * level(controls, week, false);
            expected += wouldBe / after;
            sum += changed.after()[week] - wouldBe;
        }
        double variance = residuals / Math.max(1, before - 1);
        return new Gap(sum / after, expected, Math.sqrt(variance * (1.0 / after + 1.0 / before)));
    }

    /** How the controls went in a week, against their own mean week before; 1 without any. */
    private static double level(List<WeeklyTakings> controls, int week, boolean before) {
        return controls.stream()
                .mapToDouble(one -> (before ? one.before() : one.after())[week] / one.meanBefore())
                .average()
                .orElse(1);
    }

    /** Spread of the figure among machines where nothing was changed, as a share of the mean week. */
    private static double placebo(List<WeeklyTakings> controls) {
        if (controls.size() < FEWEST_PLACEBOS) {
            return 0;
        }
        double squares = 0;
        for (WeeklyTakings control : controls) {
            List<WeeklyTakings> rest = new ArrayList<>(controls);
            rest.remove(control);
            double share = gap(control, rest).effect / control.meanBefore();
            squares += share * share;
        }
        return Math.sqrt(squares / controls.size());
    }

    private static List<WeeklyTakings> closest(WeeklyTakings changed, List<WeeklyTakings> usable) {
        return usable.stream()
                .sorted(Comparator.comparingDouble(other -> distance(changed, other)))
                .limit(MOST_CONTROLS)
                .toList();
    }

    /** How differently two machines went before, each around its own mean, and how different in size they are. */
    private static double distance(WeeklyTakings one, WeeklyTakings other) {
        double size = Math.log(one.meanBefore() / other.meanBefore());
        double sum = size * size;
        int weeks = one.before().length;
        for (int week = 0; week < weeks; week++) {
            double off = one.before()[week] / one.meanBefore() - other.before()[week] / other.meanBefore();
            sum += off * off / weeks;
        }
        return sum;
    }

    private static WeeklyTakings trimmed(WeeklyTakings one, int before, int after) {
        double[] past = one.before();
        return new WeeklyTakings(
                Arrays.copyOfRange(past, past.length - before, past.length), Arrays.copyOf(one.after(), after));
    }

    /** Distribution function of the normal, Abramowitz and Stegun 26.2.17, within 7.5e-8. */
    static double normal(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double upper = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * tail;
        return z >= 0 ? 1 - upper : upper;
    }
}
