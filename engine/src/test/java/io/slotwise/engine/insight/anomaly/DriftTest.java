package io.slotwise.engine.insight.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final int WEEKS = 40;
    private static final double UNITS_A_WEEK = 10;

    @Test
    void levels_that_only_count_unevenly_do_not_drift() {
        assertThat(Drift.of(series(1, 300, 0, 0))).isZero();
    }

    @Test
    void levels_that_walk_are_known_by_about_the_size_of_their_steps() {
        assertThat(Drift.of(series(2, 300, 0.04, 0))).isBetween(0.0008, 0.0032);
    }

    @Test
    void a_few_levels_that_stepped_do_not_pass_for_drift() {
        assertThat(Drift.of(series(3, 300, 0, 9))).isZero();
    }

    @Test
    void a_few_series_tell_nothing() {
        assertThat(Drift.of(series(4, 20, 0.1, 0))).isZero();
    }

    @Test
    void a_step_among_levels_that_walk_is_less_sure_than_among_steady_ones() {
        ShiftTest test = new ShiftTest();
        double[] exposure = IntStream.range(0, WEEKS).mapToDouble(week -> 1).toArray();
        double[] units = IntStream.range(0, WEEKS)
                .mapToDouble(week -> week % 3 + (week < 30 ? 10 : 4))
                .toArray();

        ShiftTest.Step steady = test.strongest(units, exposure, 0);
        ShiftTest.Step walking = test.strongest(units, exposure, 0.002);

        assertThat(steady.at()).isEqualTo(30).isEqualTo(walking.at());
        assertThat(steady.pValue()).isLessThan(1e-4).isLessThan(walking.pValue());
    }

    /** @param step of a level's logarithm from week to week; {@code stepped} of the series fall to a third at once */
    private static List<WeekSeries> series(long seed, int count, double step, int stepped) {
        SplittableRandom random = new SplittableRandom(seed);
        List<WeekSeries> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] units = new double[WEEKS];
            double level = 0;
            for (int week = 0; week < WEEKS; week++) {
                level += step * random.nextGaussian();
                double fallen = i < stepped && week >= WEEKS / 2 ? 1 / 3.0 : 1;
                units[week] = poisson(UNITS_A_WEEK * Math.exp(level) * fallen, random);
            }
            double[] exposure = new double[WEEKS];
            Arrays.fill(exposure, 1);
            all.add(new WeekSeries(IntStream.range(0, WEEKS).toArray(), units, exposure));
        }
        return all;
    }

    private static int poisson(double mean, SplittableRandom random) {
        double product = random.nextDouble();
        int count = 0;
        while (product > Math.exp(-mean)) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
