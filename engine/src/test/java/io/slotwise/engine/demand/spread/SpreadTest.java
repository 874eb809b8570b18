package io.slotwise.engine.demand.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Simulated;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {
    private static final Spread.Prior PRIOR = new Spread.Prior(0.3, 10);

    private static Spread.Cells poisson(long seed, double mean, int cells) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[cells];
        double[] actual = new double[cells];
        Arrays.fill(means, mean);
        for (int i = 0; i < cells; i++) {
            actual[i] = Simulated.poisson(random, mean);
        }
        return new Spread.Cells(means, actual, 1, Double.POSITIVE_INFINITY);
    }

    @Test
    void learns_that_poisson_counts_have_no_dispersion() {
        assertThat(Spread.learn(poisson(1, 8, 4_000), PRIOR).law(8).dispersion())
                .isLessThan(0.03);
    }

    @Test
    void keeps_the_prior_where_no_cell_speaks() {
        Spread spread = Spread.learn(new Spread.Cells(new double[0], new double[0], 1, 1), PRIOR);
        assertThat(spread.law(3).dispersion()).isCloseTo(0.3, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.7, 3, 40, 900})
    void quantiles_never_fall_and_are_whole_units(double mean) {
        double[] quantiles = Spread.learn(poisson(2, 2, 300), PRIOR).quantiles(mean, Forecasts.quantileLevels());
        assertThat(quantiles).isSorted();
        assertThat(Arrays.stream(quantiles)).allMatch(q -> q >= 0 && q == Math.rint(q));
    }

    @Test
    void few_blocks_widen_the_upper_quantiles() {
        Spread.Cells many = poisson(3, 60, 400);
        Spread.Cells few = new Spread.Cells(many.mean(), many.actual(), 1, 2);
        double[] level = {0.95};
        assertThat(Spread.learn(few, PRIOR).quantiles(60, level)[0])
                .isGreaterThan(Spread.learn(many, PRIOR).quantiles(60, level)[0]);
    }
}
