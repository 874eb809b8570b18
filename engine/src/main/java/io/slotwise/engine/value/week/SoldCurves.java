package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Stock;

/**
 * What every product of a shelf sells while its demand moves a little around what it is there: the sums of
 * {@link Stock} as polynomials through Chebyshev points (Trefethen 2019, Approximation Theory and Approximation
 * Practice), right to about 1e-11 units and a tenth of the work. Beyond their reach they say nothing.
 */
final class SoldCurves {
    private static final int POINTS = 9;

    /** How far demand may move, as a share of it, and in standard deviations of what is wanted between visits. */
    private static final double REACH = 0.15;

    private static final double REACH_DEVIATIONS = 0.45;

    private static final double[] X = new double[POINTS];

    /** From values at the points to coefficients of powers, shape {@code [power × point]}. */
    private static final double[] COEFFICIENTS = new double[POINTS * POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            X[i] = -Math.cos(Math.PI * (i + 0.5) / POINTS);
        }
        for (int i = 0; i < POINTS; i++) {
            double[] basis = basis(i);
            for (int power = 0; power < POINTS; power++) {
                COEFFICIENTS[power * POINTS + i] = basis[power];
            }
        }
    }

    private final double[] stock;
    private final double[] middle;
    private final double[] inverseReach;

    /** By product, from the highest power down. */
    private final double[] powers;

    /**
     * @param mean of the demand between two visits, by product
     * @param stock of the products that stand, 0 for the others
     */
    SoldCurves(double[] mean, double[] dispersion, double[] stock) {
        this.stock = stock;
        middle = mean;
        inverseReach = new double[mean.length];
        powers = new double[mean.length * POINTS];
        double[] values = new double[POINTS];
        for (int p = 0; p < mean.length; p++) {
            if (stock[p] > 0 && mean[p] > 0) {
                double deviation = Math.sqrt((1 + dispersion[p] * mean[p]) * mean[p]);
                double reach = Math.min(REACH * mean[p], REACH_DEVIATIONS * deviation);
                inverseReach[p] = 1 / reach;
                for (int i = 0; i < POINTS; i++) {
                    values[i] = Stock.sold(mean[p] + X[i] * reach, dispersion[p], stock[p]);
                }
                fit(values, p * POINTS);
            }
        }
    }

    /** Expected units between two visits, NaN where that is out of reach. */
    double sold(int product, double mean, double stockThere) {
        double x = (mean - middle[product]) * inverseReach[product];
        if (stockThere != stock[product] || !(Math.abs(x) <= 1) || inverseReach[product] == 0) {
            return Double.NaN;
        }
        int at = product * POINTS;
        double sum = powers[at];
        for (int i = 1; i < POINTS; i++) {
            sum = sum * x + powers[at + i];
        }
        return sum;
    }

    private void fit(double[] values, int at) {
        for (int power = 0; power < POINTS; power++) {
            double sum = 0;
            for (int i = 0; i < POINTS; i++) {
                sum += COEFFICIENTS[power * POINTS + i] * values[i];
            }
            powers[at + POINTS - 1 - power] = sum;
        }
    }

    /** Coefficients of the polynomial that is 1 at one point and 0 at the others. */
    private static double[] basis(int one) {
        double[] basis = new double[POINTS];
        basis[0] = 1;
        int degree = 0;
        for (int i = 0; i < POINTS; i++) {
            if (i != one) {
                double scale = 1 / (X[one] - X[i]);
                for (int power = ++degree; power >= 0; power--) {
                    double lower = power > 0 ? basis[power - 1] : 0;
                    basis[power] = (lower - X[i] * basis[power]) * scale;
                }
            }
        }
        return basis;
    }
}
