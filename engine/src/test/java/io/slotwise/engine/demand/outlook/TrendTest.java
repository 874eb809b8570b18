package io.slotwise.engine.demand.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static int[] steps(int days, int before, int after) {
        int[] units = new int[days];
        Arrays.fill(units, before);
        Arrays.fill(units, Math.max(0, days - 28), days, after);
        return units;
    }

    @Test
    void tells_rising_from_falling_from_steady() {
        assertThat(Trend.of(steps(100, 1, 2)).direction()).isEqualTo(Trend.Direction.RISING);
        assertThat(Trend.of(steps(100, 2, 1)).direction()).isEqualTo(Trend.Direction.FALLING);
        assertThat(Trend.of(steps(100, 2, 2)).direction()).isEqualTo(Trend.Direction.STEADY);
    }

    @Test
    void draws_the_ratio_to_one() {
        assertThat(Trend.of(steps(100, 1, 2)).ratio()).isCloseTo((56 + 6) / (28 + 6.0), within(1e-9));
    }

    @Test
    void says_nothing_of_a_series_that_is_young_or_hardly_sells() {
        assertThat(Trend.of(steps(40, 3, 9))).isEqualTo(Trend.UNKNOWN);
        int[] rare = new int[100];
        rare[20] = 1;
        rare[95] = 3;
        assertThat(Trend.of(rare).direction()).isEqualTo(Trend.Direction.UNKNOWN);
        assertThat(Trend.of(new int[0])).isEqualTo(Trend.UNKNOWN);
    }
}
