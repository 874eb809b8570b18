package io.slotwise.engine.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.PascalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuturesTest {
    @ParameterizedTest
    @CsvSource({"3, 1, .001", "40, 5, .001", "499, 5, .001", "501, 5, .02", "5000, 2, .02", "90000, 50, .01"})
    void counts_are_quantiles_of_the_negative_binomial(double mean, int shape, double exact) {
        double dispersion = 1.0 / shape;
        PascalDistribution law = PascalDistribution.of(shape, 1 / (1 + dispersion * mean));
        for (double share : new double[] {.05, .3, .5, .8, .95}) {
            int count = Futures.count(mean, dispersion, share);
            assertThat(law.cumulativeProbability(count))
                    .as("share %s of mean %s", share, mean)
                    .isGreaterThanOrEqualTo(share - exact);
            assertThat(count == 0 ? 0 : law.cumulativeProbability(count - 1)).isLessThanOrEqualTo(share + exact);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, .5, .5, 0", "600000, 0, .5, 600000", "1e9, .3, .9, 1000000"})
    void however_many_are_wanted_it_ends(double mean, double dispersion, double share, int count) {
        assertThat(Futures.count(mean, dispersion, share)).isCloseTo(count, within(1));
    }
}
