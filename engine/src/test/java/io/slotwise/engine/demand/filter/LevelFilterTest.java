package io.slotwise.engine.demand.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.fleet.Simulated;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LevelFilterTest {
    @Test
    void finds_a_steady_level() {
        LevelFilter filter = new LevelFilter(1);
        SplittableRandom random = new SplittableRandom(1);
        for (int t = 0; t < 300; t++) {
            filter.see(Simulated.poisson(random, 6), 1);
        }
        assertThat(filter.mean()).isCloseTo(6, within(0.9));
        assertThat(filter.spread()).isBetween(1.0, 1.6);
    }

    @Test
    void follows_a_level_that_doubles() {
        LevelFilter filter = new LevelFilter(1);
        SplittableRandom random = new SplittableRandom(2);
        for (int t = 0; t < 260; t++) {
            filter.see(Simulated.poisson(random, t < 200 ? 6 : 12), 1);
        }
        assertThat(filter.mean()).isBetween(9.5, 14.0);
    }

    @Test
    void counts_a_half_open_day_as_half_a_day() {
        LevelFilter filter = new LevelFilter(1);
        for (int t = 0; t < 200; t++) {
            filter.see(3, 0.5);
        }
        assertThat(filter.mean()).isCloseTo(6, within(0.1));
    }
}
