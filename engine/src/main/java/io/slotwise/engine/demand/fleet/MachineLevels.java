package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.calendar.DayFactors;
import io.slotwise.engine.demand.filter.LevelFilter;
import io.slotwise.engine.demand.filter.WeekdayProfile;

/**
 * What each machine was expected to sell, day by day, knowing only the days before: its level, its weekday
 * profile shrunk to the fleet's, and the factors of the calendar and the season.
 */
final class MachineLevels {
    /** Units per day at which the fleet's profile is weighed against a flat one. */
    private static final double USUAL_LEVEL = 5;

    private final Panel panel;
    private final int[][] units;
    private final double[][] level;
    private final double[][][] profile;
    private final DayFactors calendar;

    MachineLevels(Panel panel) {
        this.panel = panel;
        int machines = panel.machines().size();
        units = new int[machines][];
        level = new double[machines][panel.days() + 1];
        profile = new double[machines][panel.days() + 1][];
        for (int m = 0; m < machines; m++) {
            units[m] = panel.machineUnits(m);
        }
        calendar = DayFactors.learn(panel.facts(), units, panel.firstDay());
        run();
    }

    private void run() {
        int machines = units.length;
        LevelFilter[] filters = new LevelFilter[machines];
        WeekdayProfile[] profiles = new WeekdayProfile[machines];
        WeekdayProfile fleet = new WeekdayProfile();
        for (int t = 0; t <= panel.days(); t++) {
            double[] prior = fleet.factors(WeekdayProfile.flat(), USUAL_LEVEL);
            double sold = 0;
            double expected = 0;
            for (int m = 0; m < machines; m++) {
                if (filters[m] == null && t < panel.days() && units[m][t] > 0) {
                    filters[m] = new LevelFilter(Math.max(1, units[m][t] / 2.0));
                    profiles[m] = new WeekdayProfile();
                }
                profile[m][t] = prior;
                if (filters[m] != null) {
                    level[m][t] = filters[m].mean();
                    profile[m][t] = profiles[m].factors(prior, level[m][t]);
                    sold += t < panel.days() ? see(m, t, filters[m], profiles[m]) : 0;
                    expected += level[m][t] * calendar.factor(m, t);
                }
            }
            if (t < panel.days() && expected > 0) {
                fleet.see(panel.weekday(t), sold, expected);
            }
        }
    }

    private int see(int machine, int day, LevelFilter filter, WeekdayProfile own) {
        int weekday = panel.weekday(day);
        int sold = units[machine][day];
        filter.see(sold, factor(machine, day, day));
        own.see(weekday, sold, level[machine][day] * calendar.factor(machine, day));
        return sold;
    }

    /** Units of a machine by day. */
    int[] units(int machine) {
        return units[machine];
    }

    /** Units of an average day, as known when a day began; 0 before the first sale. */
    double level(int machine, int day) {
        return level[machine][day];
    }

    /** Weekday of a day, as known when the origin began, × what the whole past taught of its calendar. */
    double factor(int machine, int origin, int day) {
        return profile[machine][origin][panel.weekday(day)] * calendar.factor(machine, day);
    }

    /** Sum of the factors of the days from the origin on. */
    double factors(int machine, int origin, int days) {
        double sum = 0;
        for (int t = origin; t < origin + days; t++) {
            sum += factor(machine, origin, t);
        }
        return sum;
    }

    /** What was learnt of the calendar and of the season, from the whole past. */
    DayFactors calendar() {
        return calendar;
    }

    /** Weekday factors as known now, Monday first. */
    double[] weekdays(int machine) {
        return profile[machine][panel.days()].clone();
    }
}
