package io.slotwise.engine.demand.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * What each day of each machine sells against an ordinary one of its weekday: marks and weather of the calendar, and the
 * season of the year. All of it is learnt from the past, and what the past does not show changes nothing.
 */
public final class DayFactors {
    private final CalendarEffects calendar;
    private final AnnualSeason season;

    private DayFactors(CalendarEffects calendar, AnnualSeason season) {
        this.calendar = calendar;
        this.season = season;
    }

    /**
     * Learns from the units of each machine's past.
     *
     * @param units by machine and day
     * @param first the first of these days
     */
    public static DayFactors learn(DayFacts facts, int[][] units, LocalDate first) {
        CalendarEffects calendar =
                CalendarEffects.learn(facts, units, first.getDayOfWeek().getValue() - 1);
        return new DayFactors(calendar, AnnualSeason.learn(units, first.toEpochDay(), calendar::factor));
    }

    /** Of a day, past or ahead; 1 where nothing is known of it. The season of the first weeks ahead counts as 1. */
    public double factor(int machine, int day) {
        return calendar.factor(machine, day) * season.factor(machine, day);
    }

    /** Whether every mark of the calendar leaves a day as it is. */
    public boolean ordinary(int machine, int day) {
        return calendar.ordinary(machine, day);
    }

    /** What was learnt of each factor of the calendar on a machine, by name. */
    public List<Effect> effects(int machine) {
        return calendar.effects(machine);
    }

    /** How a machine's sales rise and fall with the year. */
    public Season season(int machine) {
        return season.of(machine);
    }
}
