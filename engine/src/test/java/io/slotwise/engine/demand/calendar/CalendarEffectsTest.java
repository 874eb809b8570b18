package io.slotwise.engine.demand.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slotwise.engine.demand.calendar.Effect.Verdict;
import io.slotwise.engine.demand.fleet.Simulated;
import io.slotwise.engine.sales.CalendarFact;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One machine that sells 12 units on an ordinary day. */
class CalendarEffectsTest {
    private static final int DAYS = 300;
    private static final double USUAL = 12;
    private static final int MONDAY = 0;

    private final List<CalendarFact> facts = new ArrayList<>();

    private void fact(int day, String factor, double value) {
        facts.add(new CalendarFact(Simulated.START.plusDays(day), "", factor, value));
    }

    private CalendarEffects learn(IntToDoubleFunction truth) {
        SplittableRandom random = new SplittableRandom(4);
        int[] units = new int[DAYS];
        for (int t = 0; t < DAYS; t++) {
            units[t] = Simulated.poisson(random, USUAL * truth.applyAsDouble(t));
        }
        return CalendarEffects.learn(DayFacts.of(List.of(facts), Simulated.START, DAYS), new int[][] {units}, MONDAY);
    }

    private Effect only(IntToDoubleFunction truth) {
        return learn(truth).effects(0).getFirst();
    }

    @Test
    void a_holiday_that_empties_the_place_is_learnt_and_applied_ahead() {
        for (int day = 20; day <= DAYS; day += 40) {
            fact(day, CalendarFact.HOLIDAY, 1);
        }
        CalendarEffects effects = learn(t -> t % 40 == 20 ? 0.25 : 1);
        assertThat(effects.effects(0).getFirst().verdict()).isEqualTo(Verdict.USED);
        assertThat(effects.effects(0).getFirst().daysSeen()).isEqualTo(7);
        assertThat(effects.factor(0, DAYS)).isCloseTo(0.25, within(0.12));
        assertThat(effects.factor(0, DAYS + 1)).isEqualTo(1);
    }

    @Test
    void ten_weeks_without_school_are_not_taken_for_a_fall_of_the_level() {
        for (int day = 0; day < DAYS; day++) {
            fact(day, CalendarFact.SCHOOL_TERM, day >= 150 && day < 220 ? 0 : 1);
        }
        CalendarEffects effects = learn(t -> t >= 150 && t < 220 ? 0.15 : 1);
        assertThat(effects.factor(0, 185)).isCloseTo(0.15, within(0.05));
        assertThat(effects.ordinary(0, 185)).isFalse();
    }

    @Test
    void temperature_counts_by_ten_degrees_and_not_beyond_what_was_seen() {
        for (int day = 0; day < DAYS + 10; day++) {
            fact(day, CalendarFact.TEMPERATURE, day >= DAYS ? 60 : 20 + 10 * Math.sin(day));
        }
        CalendarEffects effects = learn(t -> Math.exp(0.3 * Math.sin(t)));
        Effect temperature = effects.effects(0).getFirst();
        assertThat(temperature.step()).isEqualTo(10);
        assertThat(temperature.logPerStep()).isCloseTo(0.3, within(0.08));
        assertThat(effects.factor(0, DAYS)).isCloseTo(Math.exp(0.3), within(0.12));
    }

    @Test
    void weather_that_nobody_knows_yet_is_taken_to_be_as_it_was_of_late() {
        for (int day = 0; day < DAYS; day++) {
            fact(day, CalendarFact.TEMPERATURE, day < DAYS - 40 ? 10 + 10 * Math.sin(day) : 20);
        }
        CalendarEffects effects = learn(t -> Math.exp(0.3 * (t < DAYS - 40 ? Math.sin(t) : 1)));
        assertThat(effects.effects(0).getFirst().verdict()).isEqualTo(Verdict.USED);
        assertThat(effects.factor(0, DAYS + 5)).isCloseTo(effects.factor(0, DAYS - 5), within(1e-9));
    }

    @Test
    void a_year_on_weather_is_taken_to_be_as_it_was_at_the_same_time() {
        DayFacts warm = DayFacts.of(
                List.of(IntStream.range(0, 400)
                        .mapToObj(t -> new CalendarFact(
                                Simulated.START.plusDays(t), "", CalendarFact.TEMPERATURE, t < 120 ? 5 : 25))
                        .toList()),
                Simulated.START,
                400);
        assertThat(warm.usual(0, 0, 365 + 60)).isEqualTo(5);
        assertThat(warm.usual(0, 0, 365 + 160)).isEqualTo(25);
    }

    @Test
    void a_day_that_the_past_never_had_changes_nothing_and_says_so() {
        fact(DAYS + 3, CalendarFact.EVENT, 1);
        CalendarEffects effects = learn(t -> 1);
        assertThat(effects.effects(0).getFirst().verdict()).isEqualTo(Verdict.NEVER_SEEN);
        assertThat(effects.factor(0, DAYS + 3)).isEqualTo(1);
    }

    @Test
    void one_such_day_is_too_few() {
        fact(100, CalendarFact.EVENT, 1);
        assertThat(only(t -> t == 100 ? 3 : 1).verdict()).isEqualTo(Verdict.TOO_FEW_DAYS);
    }

    @Test
    void weather_that_is_always_the_same_says_nothing() {
        for (int day = 0; day < DAYS; day++) {
            fact(day, CalendarFact.TEMPERATURE, 21);
        }
        assertThat(only(t -> 1).verdict()).isEqualTo(Verdict.TOO_FEW_DAYS);
    }

    @Test
    void days_that_sell_as_others_do_have_no_effect() {
        for (int day = 20; day < DAYS; day += 40) {
            fact(day, CalendarFact.HOLIDAY, 1);
        }
        Effect holiday = only(t -> 1);
        assertThat(holiday.verdict()).isEqualTo(Verdict.NO_EFFECT_SEEN);
        assertThat(holiday.applied()).isZero();
        assertThat(holiday.multiplier(0)).isCloseTo(1, within(0.2));
    }

    @Test
    void a_past_that_is_cut_off_knows_the_holidays_to_come_but_not_the_weather() {
        fact(250, CalendarFact.HOLIDAY, 1);
        fact(250, CalendarFact.TEMPERATURE, 33);
        DayFacts cut = DayFacts.of(List.of(facts), Simulated.START, DAYS).first(200);
        int holiday = cut.factors().indexOf(CalendarFact.HOLIDAY);
        int temperature = cut.factors().indexOf(CalendarFact.TEMPERATURE);
        assertThat(cut.marked(0, holiday, 250)).isTrue();
        assertThat(cut.value(0, temperature, 250)).isNaN();
    }
}
