package io.slotwise.engine.demand.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlainLevelsTest {
    @Test
    void begins_at_its_prior() {
        assertThat(new PlainLevels(4).means(0.7)).hasSize(PlainLevels.COUNT).containsOnly(0.7);
    }

    @Test
    void the_longest_memory_is_the_mean_of_all_days() {
        PlainLevels levels = new PlainLevels(1e-6);
        for (int t = 0; t < 200; t++) {
            levels.see(t < 100 ? 2 : 6, 1);
        }
        assertThat(levels.means(1)[PlainLevels.COUNT - 1]).isCloseTo(4, within(1e-3));
    }

    @Test
    void the_shortest_memory_follows_a_new_level_within_weeks() {
        PlainLevels levels = new PlainLevels(1e-6);
        for (int t = 0; t < 200; t++) {
            levels.see(t < 180 ? 2 : 6, 1);
        }
        double[] means = levels.means(1);
        assertThat(means[0]).isBetween(5.0, 6.0);
        assertThat(means).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void counts_a_half_open_day_as_half_a_day() {
        PlainLevels levels = new PlainLevels(1e-6);
        for (int t = 0; t < 50; t++) {
            levels.see(3, 0.5);
        }
        assertThat(levels.means(1)[0]).isCloseTo(6, within(1e-3));
    }
}
