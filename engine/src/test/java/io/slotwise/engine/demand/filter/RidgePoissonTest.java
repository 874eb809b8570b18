package io.slotwise.engine.demand.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RidgePoissonTest {
    private static final double[] Y = {1, 0, 2, 3, 2, 5, 9, 8};
    private static final double[] ONE = {1, 1, 1, 1, 1, 1, 1, 1};

    private static double[][] line() {
        double[][] x = new double[Y.length][];
        Arrays.setAll(x, i -> new double[] {1, i});
        return x;
    }

    @Test
    void with_hardly_any_ridge_it_is_the_glm_of_r() {
        double[] beta = RidgePoisson.fit(line(), Y, ONE, new double[2], new double[] {1e-9, 1e-9});
        assertThat(beta[0]).isCloseTo(-0.3036449002, within(1e-6));
        assertThat(beta[1]).isCloseTo(0.3689422001, within(1e-6));
    }

    @Test
    void with_a_strong_ridge_it_stays_at_the_prior() {
        double[] beta = RidgePoisson.fit(line(), Y, ONE, new double[] {0.2, 0.1}, new double[] {1e9, 1e9});
        assertThat(beta[0]).isCloseTo(0.2, within(1e-5));
        assertThat(beta[1]).isCloseTo(0.1, within(1e-5));
    }

    @Test
    void huge_counts_do_not_run_away() {
        double[] beta = RidgePoisson.fit(
                new double[][] {{1}, {1}}, new double[] {1e6, 1e6}, ONE, new double[1], new double[] {1});
        assertThat(beta[0]).isFinite();
    }
}
