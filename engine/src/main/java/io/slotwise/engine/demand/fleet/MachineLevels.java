package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.calendar.DayFactors;
import io.slotwise.engine.demand.filter.ChangeFilter;
import io.slotwise.engine.demand.filter.LevelFilter;
import io.slotwise.engine.demand.filter.PlainLevels;
import io.slotwise.engine.demand.filter.WeekdayProfile;
import java.util.Arrays;

/**
 * What each machine was expected to sell, day by day, knowing only the days before: its level, its weekday
 * profile shrunk to the fleet's, and the factors of the calendar and the season.
 */
final class MachineLevels {
    /** Units per day at which the fleet's profile is weighed against a flat one. */
    private static final double USUAL_LEVEL = 5;

    /** Ways to see a machine's level that are kept at weekly origins. */
    static final int EXPERTS = PlainLevels.COUNT + 2;

    private static final double PLAIN_STRENGTH = 1;
    private static final double[] NONE = {};

    private final Panel panel;
    private final int[][] units;
    private final double[][] level;
    private final double[][][] profile;
    private final double[][][] experts;
    private final DayFactors calendar;

    MachineLevels(Panel panel) {
        this.panel = panel;
        int machines = panel.machines().size();
        units = new int[machines][];
        experts = new double[machines][panel.days() / FleetModel.STEP_DAYS + 1][];
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
        Filters[] filters = new Filters[machines];
        WeekdayProfile fleet = new WeekdayProfile();
        for (int t = 0; t <= panel.days(); t++) {
            double[] prior = fleet.factors(WeekdayProfile.flat(), USUAL_LEVEL);
            double sold = 0;
            double expected = 0;
            for (int m = 0; m < machines; m++) {
                if (filters[m] == null && t < panel.days() && units[m][t] > 0) {
                    filters[m] = new Filters(Math.max(1, units[m][t] / 2.0));
                }
                profile[m][t] = prior;
                if (filters[m] != null) {
                    know(m, t, filters[m], prior);
                    sold += t < panel.days() ? see(m, t, filters[m]) : 0;
                    expected += level[m][t] * calendar.factor(m, t);
                }
            }
            if (t < panel.days() && expected > 0) {
                fleet.see(panel.weekday(t), sold, expected);
            }
        }
    }

    /** What is followed of one machine from its first sale on. */
    private static final class Filters {
        private final LevelFilter level;
        private final PlainLevels plain = new PlainLevels(PLAIN_STRENGTH);
        private final ChangeFilter change;
        private final WeekdayProfile weekdays = new WeekdayProfile();

        Filters(double priorMean) {
            level = new LevelFilter(priorMean);
            change = new ChangeFilter(priorMean);
        }

        double[] experts() {
            double[] means = Arrays.copyOf(plain.means(level.mean()), EXPERTS);
            means[EXPERTS - 2] = level.mean();
            means[EXPERTS - 1] = change.mean();
            return means;
        }
    }

    private void know(int machine, int day, Filters filters, double[] fleetProfile) {
        level[machine][day] = filters.level.mean();
        profile[machine][day] = filters.weekdays.factors(fleetProfile, level[machine][day]);
        int daysBack = panel.days() - day;
        if (daysBack % FleetModel.STEP_DAYS == 0) {
            filters.change.endWeek();
            experts[machine][daysBack / FleetModel.STEP_DAYS] = filters.experts();
        }
    }

    private int see(int machine, int day, Filters filters) {
        int sold = units[machine][day];
        double factor = factor(machine, day, day);
        filters.level.see(sold, factor);
        filters.plain.see(sold, factor);
        filters.change.see(sold, factor);
        filters.weekdays.see(panel.weekday(day), sold, level[machine][day] * calendar.factor(machine, day));
        return sold;
    }

    /** Units of an average day as each expert knew it at a weekly origin; empty before the first sale. */
    double[] experts(int machine, int origin) {
        double[] known = experts[machine][(panel.days() - origin) / FleetModel.STEP_DAYS];
        return known == null ? NONE : known;
    }

    /** What each expert is believed before it has foretold anything: the two that adapt count for half. */
    static double[] expertPrior() {
        double[] prior = new double[EXPERTS];
        Arrays.fill(prior, 0, PlainLevels.COUNT, 0.5 / PlainLevels.COUNT);
        Arrays.fill(prior, PlainLevels.COUNT, EXPERTS, 0.25);
        return prior;
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
