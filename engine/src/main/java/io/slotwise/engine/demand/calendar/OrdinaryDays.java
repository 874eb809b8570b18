package io.slotwise.engine.demand.calendar;

/**
 * What a machine would have sold on each day of its past by the ordinary days around it: weekday factors, and a level
 * smoothed over {@value #MEMORY_DAYS} days before and after, the day itself left out.
 */
final class OrdinaryDays {
    private static final int WEEK = 7;
    private static final double MEMORY_DAYS = 28;

    /** What the mean of the whole past counts beside the days around. */
    private static final double MEAN_DAYS = 3;

    private static final double WEEKDAY_DAYS = 4;
    private static final double USUAL_DISPERSION = 0.1;
    private static final double MAX_DISPERSION = 1;
    private static final double DISPERSION_UNITS = 50;
    private static final double LEAST = 1e-6;

    private final int[] units;
    private final boolean[] ordinary;
    private final int firstWeekday;
    private final double[] weekday = new double[WEEK];
    private final double[] expected;

    /** How much more than Poisson the ordinary days spread: variance m + dispersion · m². */
    final double dispersion;

    /** @param ordinary days that are; days before the machine's first sale are none */
    OrdinaryDays(int[] units, boolean[] ordinary, int firstWeekday) {
        this.units = units;
        this.ordinary = ordinary;
        this.firstWeekday = firstWeekday;
        expected = new double[units.length];
        weekdays();
        levels();
        dispersion = spread();
    }

    /** Units to expect of a day of the past. */
    double expected(int day) {
        return expected[day];
    }

    private int weekday(int day) {
        return (firstWeekday + day) % WEEK;
    }

    private void weekdays() {
        double[] sold = new double[WEEK];
        double[] days = new double[WEEK];
        double all = 0;
        double allDays = 0;
        for (int t = 0; t < units.length; t++) {
            if (ordinary[t]) {
                sold[weekday(t)] += units[t];
                days[weekday(t)]++;
                all += units[t];
                allDays++;
            }
        }
        double mean = Math.max(LEAST, all) / Math.max(1, allDays);
        double sum = 0;
        for (int d = 0; d < WEEK; d++) {
            weekday[d] = (sold[d] / mean + WEEKDAY_DAYS) / (days[d] + WEEKDAY_DAYS);
            sum += weekday[d] / WEEK;
        }
        for (int d = 0; d < WEEK; d++) {
            weekday[d] /= sum;
        }
    }

    private void levels() {
        int n = units.length;
        double keep = Math.exp(-1 / MEMORY_DAYS);
        double[] soldBefore = new double[n + 1];
        double[] daysBefore = new double[n + 1];
        double all = 0;
        double allDays = 0;
        for (int t = 0; t < n; t++) {
            double on = ordinary[t] ? 1 : 0;
            soldBefore[t + 1] = keep * (soldBefore[t] + on * units[t]);
            daysBefore[t + 1] = keep * (daysBefore[t] + on * weekday[weekday(t)]);
            all += on * units[t];
            allDays += on * weekday[weekday(t)];
        }
        double mean = all / Math.max(1, allDays);
        double soldAfter = 0;
        double daysAfter = 0;
        for (int t = n - 1; t >= 0; t--) {
            double level = (soldBefore[t] + soldAfter + MEAN_DAYS * mean) / (daysBefore[t] + daysAfter + MEAN_DAYS);
            expected[t] = Math.max(LEAST, level * weekday[weekday(t)]);
            double on = ordinary[t] ? 1 : 0;
            soldAfter = keep * (soldAfter + on * units[t]);
            daysAfter = keep * (daysAfter + on * weekday[weekday(t)]);
        }
    }

    private double spread() {
        double excess = DISPERSION_UNITS * USUAL_DISPERSION;
        double weight = DISPERSION_UNITS;
        for (int t = 0; t < units.length; t++) {
            if (ordinary[t]) {
                double off = units[t] - expected[t];
                excess += off * off - expected[t];
                weight += expected[t] * expected[t];
            }
        }
        return Math.clamp(excess / weight, 0, MAX_DISPERSION);
    }
}
