package io.slotwise.engine.demand.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WeekdayProfileTest {
    @Test
    void begins_flat_and_learns_a_closed_sunday() {
        WeekdayProfile profile = new WeekdayProfile();
        assertThat(profile.factors(WeekdayProfile.flat(), 10)).containsOnly(1.0);
        for (int t = 0; t < 7 * 60; t++) {
            profile.see(t % 7, t % 7 == 6 ? 0 : 10, 60 / 7.0);
        }
        double[] factors = profile.factors(WeekdayProfile.flat(), 60 / 7.0);
        assertThat(factors[6]).isLessThan(0.3);
        assertThat(Arrays.stream(factors).average().orElseThrow()).isCloseTo(1, within(1e-12));
    }
}
