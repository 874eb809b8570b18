package io.slotwise.engine.insight.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RealisedTest {
    private static final int BEFORE = 20;
    private static final int AFTER = 8;

    @Test
    void what_everyone_gained_is_nobodys_merit() {
        List<WeeklyTakings> others = steady(6, 1.5);
        WeeklyTakings changed = weeks(100, 1.5, 1, new SplittableRandom(1), 0);

        Realised realised = Objects.requireNonNull(Realised.of(changed, others));

        assertThat(realised.perWeek()).isCloseTo(0, within(1e-9));
        assertThat(realised.expectedPerWeek()).isCloseTo(150, within(1e-9));
    }

    @Test
    void a_gain_beside_the_others_is_counted_whole() {
        Realised realised =
                Objects.requireNonNull(Realised.of(weeks(100, 1.5, 1.2, new SplittableRandom(1), 0), steady(6, 1.5)));

        assertThat(realised.perWeek()).isCloseTo(30, within(1e-9));
        assertThat(realised.controls()).isEqualTo(6);
        assertThat(Verdict.of(realised)).isEqualTo(Verdict.PAID);
    }

    @Test
    void intervals_hold_as_often_as_they_say_and_nothing_is_found_where_nothing_was_done() {
        int held = 0;
        int alarms = 0;
        int runs = 400;
        for (int seed = 0; seed < runs; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<WeeklyTakings> others = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                others.add(weeks(80 + 5 * i, 0.9, 1, random, 0.15));
            }
            Realised realised = Objects.requireNonNull(Realised.of(weeks(110, 0.9, 1, random, 0.15), others));
            held += realised.low() <= 0 && realised.high() >= 0 ? 1 : 0;
            alarms += Verdict.of(realised) == Verdict.DID_NOT_PAY ? 1 : 0;
        }
        assertThat(held / (double) runs).isBetween(0.72, 0.9);
        assertThat(alarms / (double) runs).isLessThan(0.15);
    }

    @Test
    void nothing_is_said_where_too_little_is_known() {
        WeeklyTakings young = new WeeklyTakings(new double[Realised.FEWEST_BEFORE - 1], new double[AFTER]);
        WeeklyTakings fresh = new WeeklyTakings(new double[BEFORE], new double[0]);

        assertThat(Realised.of(young, List.of())).isNull();
        assertThat(Realised.of(fresh, List.of())).isNull();
        assertThat(Verdict.of(null)).isEqualTo(Verdict.TOO_EARLY);
    }

    @Test
    void half_of_what_was_promised_is_a_slope_of_a_half() {
        List<Calibration.Pair> pairs = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            Realised realised = new Realised(8, 6, 5.0 * i, 5.0 * i - 1, 5.0 * i + 1, 1, 100);
            pairs.add(new Calibration.Pair(10.0 * i, 10.0 * i - 2, 10.0 * i + 2, realised));
        }

        Calibration calibration = Objects.requireNonNull(Calibration.of(pairs));

        assertThat(calibration.slope()).isCloseTo(0.5, within(1e-9));
        assertThat(calibration.covered()).isZero();
        assertThat(Calibration.of(pairs.subList(0, Calibration.FEWEST - 1))).isNull();
    }

    @Test
    void waves_share_out_venues_and_sizes_and_every_machine_has_one() {
        List<Rollout.Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            candidates.add(new Rollout.Candidate("m" + i, i % 2 == 0 ? "office" : "gym", 10 * i));
        }

        List<List<String>> waves = Rollout.waves(candidates, 3, new SplittableRandom(4));

        Set<String> all = new HashSet<>();
        waves.forEach(wave -> {
            assertThat(wave).noneMatch(all::contains);
            all.addAll(wave);
            assertThat(wave).hasSizeBetween(8, 9);
            assertThat(wave.stream().filter(id -> Integer.parseInt(id.substring(1)) % 2 == 0))
                    .hasSizeBetween(4, 5);
        });
        assertThat(all).hasSize(25);
        assertThat(Rollout.waves(candidates, 3, new SplittableRandom(4))).isEqualTo(waves);
        assertThatIllegalArgumentException().isThrownBy(() -> Rollout.waves(candidates, 26, new SplittableRandom(1)));
    }

    private static List<WeeklyTakings> steady(int count, double trend) {
        List<WeeklyTakings> others = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            others.add(weeks(50 + 10 * i, trend, 1, new SplittableRandom(i), 0));
        }
        return others;
    }

    /** A machine of a size; after the day all weeks are by {@code everyone}, its own besides by {@code own}. */
    private static WeeklyTakings weeks(double size, double everyone, double own, RandomGenerator random, double noise) {
        double[] before = new double[BEFORE];
        double[] after = new double[AFTER];
        for (int week = 0; week < BEFORE; week++) {
            before[week] = size * (1 + noise * random.nextGaussian());
        }
        for (int week = 0; week < AFTER; week++) {
            after[week] = size * everyone * own * (1 + noise * random.nextGaussian());
        }
        return new WeeklyTakings(before, after);
    }
}
