package io.slotwise.engine.demand.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one machine's sales rise and fall with the year, against the year's average, as known at the end of its past.
 */
public final class Season {
    /** Days ahead that a machine's level and rates speak of: their season counts as 1 there. */
    public static final int PRESENT_DAYS = 28;

    private static final double MIDDLE_OF_MONTH = 15;
    private static final int MONTHS = 12;

    private final Effect.Verdict verdict;
    private final double[] mean;
    private final double[][] covariance;
    private final long end;
    private final int daysSeen;

    Season(Effect.Verdict verdict, double[] mean, double[][] covariance, long end, int daysSeen) {
        this.verdict = verdict;
        this.mean = mean;
        this.covariance = covariance;
        this.end = end;
        this.daysSeen = daysSeen;
    }

    /** Of a past too short to tell. */
    public static Season unknown(int daysSeen) {
        int waves = SeasonFilter.WAVES;
        return new Season(
                Effect.Verdict.TOO_FEW_DAYS, new double[waves], new double[waves][waves], 0, Math.max(0, daysSeen));
    }

    public Effect.Verdict verdict() {
        return verdict;
    }

    public boolean used() {
        return verdict == Effect.Verdict.USED;
    }

    /** Days of the machine's past. */
    public int daysSeen() {
        return daysSeen;
    }

    /** What each month sells against the year's average, January first; 1 throughout where it is not used. */
    public List<Double> months() {
        int year = LocalDate.ofEpochDay(end).getYear();
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> Math.exp(log(LocalDate.of(year, month, 1).toEpochDay() + MIDDLE_OF_MONTH)))
                .toList();
    }

    /** Log of what the coming days sell against the year's average; 0 where it is not used. */
    public double logOver(int days) {
        return dot(coming(days), mean);
    }

    /** Standard deviation of {@link #logOver}. */
    public double sdOver(int days) {
        double[] coming = coming(days);
        double variance = 0;
        for (int i = 0; i < coming.length; i++) {
            variance += coming[i] * dot(covariance[i], coming);
        }
        return Math.sqrt(Math.max(0, variance));
    }

    /** The wave, averaged over the coming days. */
    private double[] coming(int days) {
        double[] sum = new double[SeasonFilter.WAVES];
        for (int t = 0; t < days; t++) {
            double[] wave = SeasonFilter.wave(end + t + 0.5);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += wave[j] / days;
            }
        }
        return sum;
    }

    double log(double day) {
        return log(mean, day);
    }

    static double log(double[] mean, double day) {
        return dot(SeasonFilter.wave(day), mean);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
