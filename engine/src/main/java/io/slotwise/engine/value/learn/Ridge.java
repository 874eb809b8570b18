package io.slotwise.engine.value.learn;

/** A small symmetric positive definite system, solved and inverted by Cholesky's method. */
final class Ridge {
    final double[] gradient;
    final double[][] curvature;

    Ridge(int size) {
        gradient = new double[size];
        curvature = new double[size][size];
    }

    /** A normal prior on one coefficient. */
    void prior(int at, double value, double mean, double sd) {
        gradient[at] -= (value - mean) / (sd * sd);
        curvature[at][at] += 1 / (sd * sd);
    }

    /** The inverse of the curvature: the posterior covariance. */
    double[][] inverse() {
        int n = gradient.length;
        double[][] lower = lower();
        double[][] inverse = new double[n][n];
        for (int column = 0; column < n; column++) {
            double[] unit = new double[n];
            unit[column] = 1;
            inverse[column] = solve(lower, unit);
        }
        return inverse;
    }

    /** The Newton step. */
    double[] step() {
        return solve(lower(), gradient.clone());
    }

    private double[][] lower() {
        int n = gradient.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = curvature[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }

    private static double[] solve(double[][] lower, double[] right) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= lower[i][k] * right[k];
            }
            right[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                right[i] -= lower[k][i] * right[k];
            }
            right[i] /= lower[i][i];
        }
        return right;
    }
}
