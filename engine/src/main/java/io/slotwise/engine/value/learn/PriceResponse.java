package io.slotwise.engine.value.learn;

import io.slotwise.engine.value.evidence.Elasticities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Own-price elasticity of one product from weekly sales of several places: a log-log regression within places
 * (Hausman and Taylor 1981), with what else changes from week to week beside the price, shrunk to the prior.
 */
public final class PriceResponse {
    /**
     * One place in one week.
     *
     * @param place whose usual level does not count
     * @param others what else may matter, such as a rival's log price or a display; the same number in all
     */
    public record Week(String place, double logUnits, double logPrice, double[] others) {
        public Week {
            others = others.clone();
        }
    }

    private static final double OTHERS_SD = 10;
    private static final int LEAST_FREE = 2;

    private PriceResponse() {}

    /**
     * The elasticity as a positive number: 2 means that 1 % more price sells 2 % less.
     *
     * @param prior what is believed before
     * @return the prior where there are fewer weeks than needed
     */
    public static Elasticities.Estimate of(List<Week> weeks, Elasticities.Estimate prior) {
        if (weeks.isEmpty()) {
            return prior;
        }
        int size = 1 + weeks.getFirst().others().length;
        Map<String, double[]> means = means(weeks, size);
        int free = weeks.size() - means.size() - size;
        if (free < LEAST_FREE) {
            return prior;
        }
        double variance = 1;
        double[] fitted = new double[size];
        double[][] covariance = {};
        for (int round = 0; round < 2; round++) {
            Ridge ridge = new Ridge(size);
            ridge.prior(0, 0, -prior.mean(), prior.sd());
            for (int i = 1; i < size; i++) {
                ridge.prior(i, 0, 0, OTHERS_SD);
            }
            for (Week week : weeks) {
                add(ridge, row(week, means), variance);
            }
            fitted = ridge.step();
            covariance = ridge.inverse();
            variance = residual(weeks, means, fitted) / free;
        }
        return new Elasticities.Estimate(-fitted[0], Math.sqrt(covariance[0][0]));
    }

    private static void add(Ridge ridge, double[] row, double variance) {
        int size = row.length - 1;
        for (int i = 0; i < size; i++) {
            ridge.gradient[i] += row[i] * row[size] / variance;
            for (int j = 0; j < size; j++) {
                ridge.curvature[i][j] += row[i] * row[j] / variance;
            }
        }
    }

    private static double residual(List<Week> weeks, Map<String, double[]> means, double[] fitted) {
        double squares = 0;
        for (Week week : weeks) {
            double[] row = row(week, means);
            double error = row[fitted.length];
            for (int i = 0; i < fitted.length; i++) {
                error -= fitted[i] * row[i];
            }
            squares += error * error;
        }
        return Math.max(squares, Double.MIN_NORMAL);
    }

    /** Log price, the others and log units, each less its mean at the place. */
    private static double[] row(Week week, Map<String, double[]> means) {
        double[] mean = java.util.Objects.requireNonNull(means.get(week.place()));
        double[] row = plain(week);
        for (int i = 0; i < row.length; i++) {
            row[i] -= mean[i] / mean[row.length];
        }
        return row;
    }

    private static double[] plain(Week week) {
        double[] row = new double[week.others().length + 2];
        row[0] = week.logPrice();
        System.arraycopy(week.others(), 0, row, 1, week.others().length);
        row[row.length - 1] = week.logUnits();
        return row;
    }

    /** Sums by place, and how many. */
    private static Map<String, double[]> means(List<Week> weeks, int size) {
        Map<String, double[]> sums = new HashMap<>();
        for (Week week : weeks) {
            double[] sum = sums.computeIfAbsent(week.place(), unseen -> new double[size + 2]);
            double[] row = plain(week);
            for (int i = 0; i < row.length; i++) {
                sum[i] += row[i];
            }
            sum[size + 1]++;
        }
        return sums;
    }
}
