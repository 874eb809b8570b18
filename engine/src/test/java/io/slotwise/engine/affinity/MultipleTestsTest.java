package io.slotwise.engine.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.affinity.AffinitySettings.Correction;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values from R: {@code p.adjust(c(.01,.04,.03,.005), "BH", n = 4)} and {@code "holm"}. */
class MultipleTestsTest {
    private static final double[] P = {0.01, 0.04, 0.03, 0.005};

    @Test
    void benjamini_hochberg_agrees_with_r() {
        assertThat(MultipleTests.adjust(P, 4, Correction.BENJAMINI_HOCHBERG))
                .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-12));
    }

    @Test
    void holm_agrees_with_r() {
        assertThat(MultipleTests.adjust(P, 4, Correction.HOLM))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void tests_that_were_not_handed_in_still_count() {
        assertThat(MultipleTests.adjust(new double[] {0.001}, 100, Correction.HOLM)[0])
                .isCloseTo(0.1, within(1e-12));
        assertThat(MultipleTests.adjust(new double[] {0.5}, 100, Correction.BENJAMINI_HOCHBERG)[0])
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1000,100,100,20", "6000,1500,800,240", "500,20,30,5"})
    void the_tail_of_a_count_with_fixed_popularity_is_that_of_a_hypergeometric_draw(int n, int a, int b, int seen) {
        double exact = HypergeometricDistribution.of(n, a, b).survivalProbability(seen - 1);
        double expected = (double) a * b / n;

        double tail = Lift.upperTail(seen, expected, (1 - (double) a / n) * (1 - (double) b / n));

        assertThat(Math.log(tail)).isCloseTo(Math.log(exact), within(0.25));
        assertThat(tail).isGreaterThan(exact * 0.9);
    }

    @Test
    void without_fixed_popularity_the_tail_is_poissons() {
        assertThat(Lift.upperTail(7, 2.5, 1))
                .isCloseTo(PoissonDistribution.of(2.5).survivalProbability(6), within(1e-12));
        assertThat(Lift.upperTail(0, 2.5, 1)).isEqualTo(1);
        assertThat(Lift.upperTail(3, 0, 1)).isZero();
    }
}
