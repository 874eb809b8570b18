package io.slotwise.engine.demand.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountLossTest {
    @Test
    void deviance_is_zero_only_where_the_mean_is_exact() {
        assertThat(CountLoss.deviance(3, 3)).isZero();
        assertThat(CountLoss.deviance(3, 2)).isCloseTo(2 * (3 * Math.log(1.5) - 1), within(1e-12));
        assertThat(CountLoss.deviance(0, 2)).isEqualTo(4);
    }

    @Test
    void a_forecast_of_zero_is_wrong_but_not_infinitely() {
        assertThat(CountLoss.deviance(2, 0)).isFinite().isGreaterThan(CountLoss.deviance(2, 0.1));
    }

    @Test
    void pinball_weighs_the_side_that_the_level_says() {
        assertThat(CountLoss.pinball(5, 3, 0.9)).isCloseTo(1.8, within(1e-12));
        assertThat(CountLoss.pinball(3, 5, 0.9)).isCloseTo(0.2, within(1e-12));
    }
}
