package io.slotwise.engine.value.learn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What each weekday sells against the average one, by the products that had stock on it: units are the product's rate ×
 * the weekday × the part of the day in stock, fitted by iterative proportions (Deming and Stephan 1940). Without it a
 * product that is filled on Mondays and gone by Wednesday would be judged as if it had had the weekend for sale as well.
 */
final class DayWorth {
    private static final int WEEK = 7;
    private static final int ROUNDS = 6;
    private static final double PRIOR_DAYS = 8;
    private static final double LEAST_DAYS = 1;
    private static final double LEAST = 1e-9;

    /** The first day of the epoch was a Thursday. */
    private static final int FIRST_WEEKDAY = 3;

    private final SlotTimes times;
    private final Map<String, double[]> units = new HashMap<>();
    private final Map<String, double[]> days = new HashMap<>();
    private final double[] factor = new double[WEEK];

    DayWorth(SlotTimes times) {
        this.times = times;
        Arrays.fill(factor, 1);
        for (int day = 0; day < times.days; day++) {
            if (times.usual[day]) {
                observe(day);
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            fit();
        }
    }

    /** The factor of a day; those of a week have mean 1. */
    double of(int day) {
        return factor[weekday(day)];
    }

    private int weekday(int day) {
        return (int) Math.floorMod(times.firstDay + day + FIRST_WEEKDAY, (long) WEEK);
    }

    private void observe(int day) {
        Map<String, Double> sold = new HashMap<>();
        for (int place = 0; place < times.places.size(); place++) {
            String id = times.product[place][day];
            if (id != null) {
                sold.merge(id, times.units[place][day], Double::sum);
            }
        }
        sold.forEach((id, number) -> {
            units.computeIfAbsent(id, unseen -> new double[WEEK])[weekday(day)] += number;
            days.computeIfAbsent(id, unseen -> new double[WEEK])[weekday(day)] += times.inStock(id, day, number);
        });
    }

    private void fit() {
        double[] sold = new double[WEEK];
        double[] expected = new double[WEEK];
        double all = LEAST;
        for (Map.Entry<String, double[]> one : units.entrySet()) {
            double[] seen = one.getValue();
            double[] stocked = java.util.Objects.requireNonNull(days.get(one.getKey()));
            double exposure = LEAST_DAYS;
            for (int d = 0; d < WEEK; d++) {
                exposure += stocked[d] * factor[d];
            }
            double rate = Arrays.stream(seen).sum() / exposure;
            all += rate;
            for (int d = 0; d < WEEK; d++) {
                sold[d] += seen[d];
                expected[d] += rate * stocked[d];
            }
        }
        double sum = 0;
        for (int d = 0; d < WEEK; d++) {
            factor[d] = (sold[d] + PRIOR_DAYS * all) / (expected[d] + PRIOR_DAYS * all);
            sum += factor[d] / WEEK;
        }
        for (int d = 0; d < WEEK; d++) {
            factor[d] /= sum;
        }
    }
}
