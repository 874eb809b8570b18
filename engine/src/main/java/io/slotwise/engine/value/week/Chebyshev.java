package io.slotwise.engine.value.week;

/**
 * Polynomials through Chebyshev points (Trefethen 2019, Approximation Theory and Approximation Practice), over -1 to 1,
 * many of them in one array.
 */
final class Chebyshev {
    static final int POINTS = 9;

    /** Where a function is asked for. */
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

    private Chebyshev() {}

    static double point(int i) {
        return X[i];
    }

    /**
     * The polynomial through values at the points.
     *
     * @param powers filled from {@code at} on, from the highest power down
     */
    static void fit(double[] values, double[] powers, int at) {
        for (int power = 0; power < POINTS; power++) {
            double sum = 0;
            for (int i = 0; i < POINTS; i++) {
                sum += COEFFICIENTS[power * POINTS + i] * values[i];
            }
            powers[at + POINTS - 1 - power] = sum;
        }
    }

    /** The value of a polynomial. */
    static double value(double[] powers, int at, double x) {
        double sum = powers[at];
        for (int i = 1; i < POINTS; i++) {
            sum = sum * x + powers[at + i];
        }
        return sum;
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
