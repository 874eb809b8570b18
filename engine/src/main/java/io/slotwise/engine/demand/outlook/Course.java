package io.slotwise.engine.demand.outlook;

import io.slotwise.engine.demand.fleet.Panel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One product's sales on one machine from visit to visit, past and expected, to be drawn.
 *
 * @param stepDays days of each step
 * @param past oldest first, up to the first day of the forecast; from the product's first sale on
 * @param coming next first
 * @param soldOut days of the past on which it was missing for more than half the day
 * @param stockKnown whether the past says when it was missing
 */
public record Course(int stepDays, List<Sold> past, List<Coming> coming, List<LocalDate> soldOut, boolean stockKnown) {
    /** Longest past that is drawn. */
    public static final int PAST_DAYS = 84;

    /** Steps ahead at most, and days ahead. */
    public static final int STEPS_AHEAD = 4;

    public static final int DAYS_AHEAD = 56;

    private static final int MOST_PAST_STEPS = 12;
    private static final float HALF = 0.5f;

    /** Units sold; both days inclusive. */
    public record Sold(LocalDate from, LocalDate to, int units) {}

    /** Units expected; both days inclusive. */
    public record Coming(LocalDate from, LocalDate to, Outlook.Expected expected) {}

    public Course {
        past = List.copyOf(past);
        coming = List.copyOf(coming);
        soldOut = List.copyOf(soldOut);
    }

    /** Steps ahead of one forecast. */
    static int stepsAhead(int stepDays) {
        return Math.clamp(DAYS_AHEAD / stepDays, 1, STEPS_AHEAD);
    }

    static Course ahead(int stepDays, List<Coming> coming) {
        return new Course(stepDays, List.of(), coming, List.of(), false);
    }

    static Course of(Panel panel, int series, int stepDays, List<Coming> coming) {
        int[] units = panel.units(series);
        int first = 0;
        while (first < units.length && units[first] == 0) {
            first++;
        }
        int steps = Math.min(MOST_PAST_STEPS, Math.min(PAST_DAYS, units.length - first) / stepDays);
        List<Sold> past = new ArrayList<>();
        List<LocalDate> soldOut = new ArrayList<>();
        boolean known = false;
        int from = units.length - steps * stepDays;
        for (int step = 0; step < steps; step++) {
            int sold = 0;
            for (int t = from + step * stepDays; t < from + (step + 1) * stepDays; t++) {
                sold += units[t];
                float offered = panel.offered(series, t);
                known |= offered >= 0;
                if (offered >= 0 && offered < HALF) {
                    soldOut.add(panel.firstDay().plusDays(t));
                }
            }
            LocalDate start = panel.firstDay().plusDays(from + (long) step * stepDays);
            past.add(new Sold(start, start.plusDays(stepDays - 1L), sold));
        }
        return new Course(stepDays, past, coming, soldOut, known);
    }
}
