package io.slotwise.engine.demand.filter;

import java.util.Arrays;

/**
 * Log-linear Poisson regression whose coefficients are drawn to a given prior mean: the maximum of
 * {@code Σ w(yη − e^η) − ½ Σ λⱼ(βⱼ − β⁰ⱼ)²} by damped Newton steps (le Cessie and van Houwelingen 1992).
 */
public final class RidgePoisson {
    private static final int MAX_STEPS = 30;
    private static final double TOLERANCE = 1e-7;
    private static final double MAX_ETA = 12;

    private RidgePoisson() {}

    /**
     * @param x features by row, shape {@code [row][feature]}
     * @param precision λ by feature, above 0
     */
    public static double[] fit(double[][] x, double[] y, double[] weight, double[] prior, double[] precision) {
        double[] beta = prior.clone();
        double objective = objective(x, y, weight, prior, precision, beta);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] change = newtonStep(x, y, weight, prior, precision, beta);
            double size = 1;
            double[] next = moved(beta, change, size);
            double value = objective(x, y, weight, prior, precision, next);
            while (value < objective && size > TOLERANCE) {
                size /= 2;
                next = moved(beta, change, size);
                value = objective(x, y, weight, prior, precision, next);
            }
            if (!(value - objective > TOLERANCE)) {
                return value >= objective ? next : beta;
            }
            beta = next;
            objective = value;
        }
        return beta;
    }

    public static double eta(double[] x, double[] beta) {
        double eta = 0;
        for (int j = 0; j < beta.length; j++) {
            eta += x[j] * beta[j];
        }
        return Math.clamp(eta, -MAX_ETA, MAX_ETA);
    }

    private static double objective(
            double[][] x, double[] y, double[] w, double[] prior, double[] precision, double[] beta) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double eta = eta(x[i], beta);
            sum += w[i] * (y[i] * eta - Math.exp(eta));
        }
        for (int j = 0; j < beta.length; j++) {
            double off = beta[j] - prior[j];
            sum -= precision[j] * off * off / 2;
        }
        return sum;
    }

    private static double[] newtonStep(
            double[][] x, double[] y, double[] w, double[] prior, double[] precision, double[] beta) {
        int p = beta.length;
        double[][] hessian = new double[p][p];
        double[] gradient = new double[p];
        for (int i = 0; i < y.length; i++) {
            double mean = Math.exp(eta(x[i], beta));
            double[] row = x[i];
            for (int j = 0; j < p; j++) {
                gradient[j] += w[i] * (y[i] - mean) * row[j];
                double scaled = w[i] * mean * row[j];
                for (int k = 0; k <= j; k++) {
                    hessian[j][k] += scaled * row[k];
                }
            }
        }
        for (int j = 0; j < p; j++) {
            gradient[j] -= precision[j] * (beta[j] - prior[j]);
            hessian[j][j] += precision[j];
        }
        return solveSymmetric(hessian, gradient);
    }

    /** Cholesky solution of a positive definite system given by its lower triangle, which is overwritten. */
    static double[] solveSymmetric(double[][] a, double[] b) {
        int p = b.length;
        double[] x = Arrays.copyOf(b, p);
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                a[j][j] -= a[j][k] * a[j][k];
            }
            a[j][j] = Math.sqrt(Math.max(a[j][j], TOLERANCE));
            for (int i = j + 1; i < p; i++) {
                for (int k = 0; k < j; k++) {
                    a[i][j] -= a[i][k] * a[j][k];
                }
                a[i][j] /= a[j][j];
            }
        }
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= a[i][k] * x[k];
            }
            x[i] /= a[i][i];
        }
        for (int i = p - 1; i >= 0; i--) {
            for (int k = i + 1; k < p; k++) {
                x[i] -= a[k][i] * x[k];
            }
            x[i] /= a[i][i];
        }
        return x;
    }

    private static double[] moved(double[] from, double[] change, double size) {
        double[] to = from.clone();
        for (int j = 0; j < to.length; j++) {
            to[j] += size * change[j];
        }
        return to;
    }
}
