package io.slotwise.engine.affinity;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * A ratio of seen to expected, shrunk towards 1 by a Gamma prior worth {@value #DOUBT} expected events (the gamma–Poisson
 * shrinker of DuMouchel 1999 with one component).
 *
 * @param low 5 % quantile of the posterior
 * @param high 95 % quantile of the posterior
 */
record Lift(double ratio, double low, double high) {
    private static final double DOUBT = 3;
    private static final double TAIL = 0.05;
    private static final double POISSON_LIMIT = 1e-6;

    static Lift of(double seen, double expected) {
        double shape = seen + DOUBT;
        double rate = expected + DOUBT;
        GammaDistribution posterior = GammaDistribution.of(shape, 1 / rate);
        return new Lift(
                shape / rate, posterior.inverseCumulativeProbability(TAIL), posterior.inverseSurvivalProbability(TAIL));
    }

    /**
     * Chance of at least {@code seen} meetings of two items whose popularity is fixed. Fixing it makes the count less
     * spread than a Poisson count, as in a hypergeometric draw: by the factor {@code spread}. A binomial with the same
     * mean and variance has the same upper tail closely, and is the Poisson in the limit of spread 1.
     *
     * @param expected mean under the null, at least 0
     * @param spread variance divided by mean, above 0 and at most 1
     */
    static double upperTail(int seen, double expected, double spread) {
        if (seen <= 0) {
            return 1;
        }
        if (!(expected > 0)) {
            return 0;
        }
        double p = 1 - spread;
        double n = expected / p;
        if (p < POISSON_LIMIT) {
            return RegularizedGamma.P.value(seen, expected);
        }
        return seen > n ? 0 : RegularizedBeta.value(p, seen, n - seen + 1);
    }
}
