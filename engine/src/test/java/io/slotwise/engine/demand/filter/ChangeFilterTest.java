package io.slotwise.engine.demand.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.fleet.Simulated;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChangeFilterTest {
    private static final int WEEK = 7;

    @Test
    void finds_a_steady_level() {
        assertThat(after(40, 40, 6, 1).mean()).isCloseTo(6, within(0.3));
    }

    @Test
    void follows_a_level_that_halves_within_three_weeks() {
        assertThat(after(40, 37, 3, 2).mean()).isCloseTo(3, within(0.6));
    }

    @Test
    void does_not_take_one_odd_week_for_a_new_level() {
        assertThat(after(40, 39, 9, 3).mean()).isCloseTo(6, within(1.2));
    }

    @Test
    void a_closed_week_changes_nothing() {
        ChangeFilter filter = after(40, 40, 6, 4);
        double before = filter.mean();
        filter.endWeek();
        assertThat(filter.mean()).isEqualTo(before);
    }

    @Test
    void counts_a_half_open_day_as_half_a_day() {
        ChangeFilter filter = new ChangeFilter(1);
        for (int t = 1; t <= 30 * WEEK; t++) {
            filter.see(3, 0.5);
            if (t % WEEK == 0) {
                filter.endWeek();
            }
        }
        assertThat(filter.mean()).isCloseTo(6, within(0.1));
    }

    /** Six units a day, from some week on another level. */
    private static ChangeFilter after(int weeks, int changed, double level, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ChangeFilter filter = new ChangeFilter(4);
        for (int week = 0; week < weeks; week++) {
            for (int day = 0; day < WEEK; day++) {
                filter.see(Simulated.poisson(random, week < changed ? 6 : level), 1);
            }
            filter.endWeek();
        }
        return filter;
    }
}
