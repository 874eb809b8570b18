package io.slotwise.engine.demand.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.count.NegativeBinomial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CeilingTest {
    /** At 10 units, 9.9 hits 9, 10 and 11 within ±10 %, to the last digit. */
    @ParameterizedTest
    @CsvSource({
        "1, 37, 37",
        "5, 35, 32",
        "10, 46, 36",
        "20, 55, 41",
        "37, 67, 49",
        "50, 73, 56",
        "75, 82, 63",
        "100, 87, 71",
        "207, 97, 85",
        "500, 100, 98"
    })
    void nobody_hits_independent_buyers_more_often(double mean, double within15, double within10) {
        NegativeBinomial poisson = new NegativeBinomial(mean, 0);
        assertThat(100 * Ceiling.of(poisson, 0.15)).isCloseTo(within15, within(2.0));
        assertThat(100 * Ceiling.of(poisson, 0.10)).isCloseTo(within10, within(2.0));
    }

    @Test
    void units_that_spread_further_are_hit_less() {
        assertThat(Ceiling.of(new NegativeBinomial(100, 0.05), 0.15))
                .isLessThan(0.7 * Ceiling.of(new NegativeBinomial(100, 0), 0.15));
    }
}
