package io.slotwise.engine.demand.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values were computed in R 4.2 (dnbinom, pnbinom, qnbinom, ppois). */
class NegativeBinomialTest {
    @Test
    void probabilities_agree_with_r() {
        NegativeBinomial law = new NegativeBinomial(2.5, 0.3);
        assertThat(law.logProbability(3)).isCloseTo(-1.854752703483, within(1e-10));
        assertThat(law.cumulative(4)).isCloseTo(0.844109015147, within(1e-10));
        assertThat(law.logProbability(-1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, .3, .05, 0",
        "2.5, .3, .5, 2",
        "2.5, .3, .9, 5",
        "2.5, .3, .975, 8",
        "900, .05, .05, 593",
        "900, .05, .5, 885",
        "900, .05, .975, 1340"
    })
    void quantiles_agree_with_r(double mean, double dispersion, double level, int expected) {
        assertThat(new NegativeBinomial(mean, dispersion).quantile(level)).isEqualTo(expected);
    }

    @Test
    void without_dispersion_it_is_poisson() {
        assertThat(new NegativeBinomial(1.4, 0).cumulative(3)).isCloseTo(0.946274749632, within(1e-10));
    }

    @Test
    void refuses_a_mean_of_zero_and_a_negative_dispersion() {
        assertThatThrownBy(() -> new NegativeBinomial(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NegativeBinomial(1, -0.1)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> new NegativeBinomial(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
