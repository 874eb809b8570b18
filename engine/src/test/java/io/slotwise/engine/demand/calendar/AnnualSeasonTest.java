package io.slotwise.engine.demand.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.calendar.Effect.Verdict;
import io.slotwise.engine.demand.fleet.Simulated;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines that sell 8 units on an ordinary day. */
class AnnualSeasonTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 2);
    private static final int TWO_YEARS = 730;
    private static final double USUAL = 8;

    /** Sells half as much again in July as on average, and a third less in January. */
    private static double summer(int day) {
        return Math.exp(0.4 * Math.cos(2 * Math.PI * (day - 195) / 365.25));
    }

    private static int[] units(long seed, int days, IntToDoubleFunction truth) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, days)
                .map(t -> truth.applyAsDouble(t) == 0 ? 0 : Simulated.poisson(random, USUAL * truth.applyAsDouble(t)))
                .toArray();
    }

    private static AnnualSeason learn(int[]... units) {
        return AnnualSeason.learn(units, FIRST.toEpochDay(), (machine, day) -> 1);
    }

    @Test
    void a_summer_that_came_twice_is_found_and_expected_again() {
        AnnualSeason season = learn(units(1, TWO_YEARS, AnnualSeasonTest::summer));
        Season found = season.of(0);
        assertThat(found.verdict()).isEqualTo(Verdict.USED);
        assertThat(found.months().get(6)).isCloseTo(1.49, within(0.15));
        assertThat(found.months().get(0)).isCloseTo(0.67, within(0.1));
        double rise = season.factor(0, TWO_YEARS + 180) / season.factor(0, TWO_YEARS);
        assertThat(rise).isCloseTo(summer(TWO_YEARS + 180) / summer(TWO_YEARS), within(0.4));
    }

    @Test
    void its_first_weeks_ahead_count_as_one_so_that_rates_are_of_today() {
        AnnualSeason season = learn(units(1, TWO_YEARS, AnnualSeasonTest::summer));
        double mean = IntStream.range(TWO_YEARS, TWO_YEARS + Season.PRESENT_DAYS)
                .mapToDouble(t -> season.factor(0, t))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(1, within(0.01));
    }

    @Test
    void says_how_sure_it_is_of_the_coming_weeks() {
        Season season = learn(units(1, TWO_YEARS, AnnualSeasonTest::summer)).of(0);
        double truth = Math.log(summer(TWO_YEARS + 14));
        assertThat(season.sdOver(28)).isBetween(0.01, 0.15);
        assertThat(season.logOver(28)).isCloseTo(truth, within(3 * season.sdOver(28)));
    }

    @Test
    void fourteen_months_are_too_short_and_leave_every_day_exactly_as_it_is() {
        AnnualSeason season = learn(units(2, 425, AnnualSeasonTest::summer));
        assertThat(season.of(0).verdict()).isEqualTo(Verdict.TOO_FEW_DAYS);
        assertThat(season.of(0).daysSeen()).isBetween(410, 425);
        assertThat(IntStream.range(0, 600)).allMatch(t -> season.factor(0, t) == 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_machine_without_a_season_gets_none(long seed) {
        AnnualSeason season = learn(units(seed, TWO_YEARS, t -> 1));
        assertThat(season.of(0).verdict()).isEqualTo(Verdict.NO_EFFECT_SEEN);
        assertThat(season.factor(0, TWO_YEARS + 100)).isEqualTo(1);
        assertThat(season.of(0).months()).containsOnly(1.0);
    }

    @Test
    void steady_growth_is_no_season() {
        AnnualSeason season = learn(units(3, TWO_YEARS, t -> Math.exp(0.5 * t / 365)));
        assertThat(season.of(0).verdict()).isEqualTo(Verdict.NO_EFFECT_SEEN);
    }

    @Test
    void a_level_that_fell_once_is_no_season() {
        AnnualSeason season = learn(units(4, TWO_YEARS, t -> t < 400 ? 1 : 0.6));
        assertThat(season.of(0).verdict()).isEqualTo(Verdict.NO_EFFECT_SEEN);
    }

    @Test
    void a_young_machine_is_given_the_season_of_its_fleet() {
        int[] young = units(9, TWO_YEARS, t -> t < 600 ? 0 : summer(t));
        AnnualSeason season = learn(
                units(5, TWO_YEARS, AnnualSeasonTest::summer), units(6, TWO_YEARS, AnnualSeasonTest::summer), young);
        assertThat(season.of(2).verdict()).isEqualTo(Verdict.USED);
        assertThat(season.of(2).months().get(6)).isCloseTo(1.49, within(0.15));
    }

    @Test
    void a_machine_against_the_tide_keeps_its_own_season() {
        int[] winter = units(9, TWO_YEARS, t -> 1 / summer(t));
        AnnualSeason season = learn(
                units(5, TWO_YEARS, AnnualSeasonTest::summer),
                units(6, TWO_YEARS, AnnualSeasonTest::summer),
                units(7, TWO_YEARS, AnnualSeasonTest::summer),
                winter);
        assertThat(season.of(0).months().get(6)).isGreaterThan(1.2);
        assertThat(season.of(3).months().get(6)).isLessThan(0.9);
    }

    @Test
    void what_the_calendar_explains_is_not_taken_for_a_season_again() {
        int[] units = units(8, TWO_YEARS, t -> t % 365 >= 180 && t % 365 < 240 ? 0.3 : 1);
        AnnualSeason told = AnnualSeason.learn(
                new int[][] {units}, FIRST.toEpochDay(), (machine, t) -> t % 365 >= 180 && t % 365 < 240 ? 0.3 : 1);
        assertThat(learn(units).of(0).verdict()).isEqualTo(Verdict.USED);
        assertThat(told.of(0).verdict()).isEqualTo(Verdict.NO_EFFECT_SEEN);
    }
}
