package io.slotwise.engine.insight;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.CalendarFact;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units by whole weeks, counted back from the day as of which a fleet is known, so that the last week is complete. Weeks
 * before a machine's first sale are no part of its past.
 */
public final class Weeks {
    /** Longest past that is looked at. */
    public static final int MAX_WEEKS = 104;

    private static final int DAYS = 7;
    private static final double CALENDAR_STEPS = 2;

    private final FleetPast fleet;
    private final int days;
    private final int count;
    private final int[] firstWeek;
    private final int[][] units;
    private final int[][] states;

    private Weeks(FleetPast fleet) {
        this.fleet = fleet;
        int machines = fleet.machines().size();
        long first = fleet.asOf().toEpochDay();
        for (Machine machine : fleet.machines()) {
            LocalDate day = fleet.history(machine.id()).sales().firstDay();
            first = day == null ? first : Math.min(first, day.toEpochDay());
        }
        days = Math.toIntExact(fleet.asOf().toEpochDay() - first);
        count = Math.min(MAX_WEEKS, days / DAYS);
        units = new int[machines][];
        states = new int[machines][];
        firstWeek = new int[machines];
        for (int m = 0; m < machines; m++) {
            MachineHistory history = fleet.history(fleet.machines().get(m).id());
            units[m] = units(history.sales(), SalesHistory.UNKNOWN);
            LocalDate day = history.sales().firstDay();
            firstWeek[m] = day == null ? count : Math.max(0, 1 + week(day.toEpochDay() - 1));
            states[m] = states(fleet.machines().get(m), history.calendar());
        }
    }

    public static Weeks of(FleetPast fleet) {
        return new Weeks(fleet);
    }

    /** Days since the first sale of any machine. */
    public int days() {
        return days;
    }

    /** Whole weeks on record, at most {@value #MAX_WEEKS}. */
    public int count() {
        return count;
    }

    /** The first whole week of a machine's own past; {@link #count} where it never sold. */
    public int firstWeek(int machine) {
        return firstWeek[machine];
    }

    /** Units of a machine by week. */
    public int[] units(int machine) {
        return units[machine];
    }

    /** Numbers that are equal for weeks of a machine whose calendar is alike: holidays, terms and the like. */
    public int[] calendarStates(int machine) {
        return states[machine];
    }

    /** First day of a week. */
    public LocalDate day(int week) {
        return fleet.asOf().minusDays((long) DAYS * (count - week));
    }

    /** The week that a day belongs to; below 0 before the first one. */
    public int week(long epochDay) {
        return Math.toIntExact(count + Math.floorDiv(epochDay - fleet.asOf().toEpochDay(), DAYS));
    }

    /** Units by week of one product of a history, or of all where the index is {@link SalesHistory#UNKNOWN}. */
    public int[] units(SalesHistory sales, int productIndex) {
        int[] sum = new int[count];
        for (int line = 0; line < sales.size(); line++) {
            int week = week(sales.epochDay(line));
            boolean counts = productIndex == SalesHistory.UNKNOWN || sales.product(line) == productIndex;
            if (counts && week >= 0 && week < count) {
                sum[week] += sales.quantity(line);
            }
        }
        return sum;
    }

    /**
     * How busy the other machines were in each week, around 1; those at the same kind of venue where enough are. The middle
     * half of what each sold against its own mean in weeks of the same calendar, so that neither a closed school nor one
     * machine's own event is taken for everyone's.
     */
    public double[] othersLevel(int machine, int fewestMachines) {
        List<Integer> alike = others(machine, true);
        List<Integer> others = alike.size() >= fewestMachines ? alike : others(machine, false);
        double[] level = new double[count];
        for (int w = 0; w < count; w++) {
            int week = w;
            double[] busy = others.stream()
                    .mapToDouble(other -> busy(other, week))
                    .filter(one -> one >= 0)
                    .sorted()
                    .toArray();
            level[w] = busy.length < fewestMachines ? 1 : Math.max(LEAST_LEVEL, middle(busy));
        }
        return level;
    }

    private static final double LEAST_LEVEL = 0.05;
    private static final int FEWEST_ALIKE = 4;

    /** Units of a week against the machine's own mean in weeks like it; below 0 where too few are like it. */
    private double busy(int machine, int week) {
        double sum = 0;
        int alike = 0;
        for (int w = firstWeek[machine]; w < count; w++) {
            if (states[machine][w] == states[machine][week]) {
                sum += units[machine][w];
                alike++;
            }
        }
        return week < firstWeek[machine] || alike < FEWEST_ALIKE || sum == 0 ? -1 : units[machine][week] * alike / sum;
    }

    /** The mean without the lowest and the highest quarter. */
    private static double middle(double[] sorted) {
        int cut = sorted.length / 4;
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElse(1);
    }

    private List<Integer> others(int machine, boolean sameVenue) {
        String type = fleet.machines().get(machine).venue().type();
        List<Integer> others = new ArrayList<>();
        for (int other = 0; other < units.length; other++) {
            boolean alike = fleet.machines().get(other).venue().type().equals(type);
            if (other != machine && mean(other) > 0 && (!sameVenue || alike)) {
                others.add(other);
            }
        }
        return others;
    }

    private double mean(int machine) {
        double sum = 0;
        for (int w = firstWeek[machine]; w < count; w++) {
            sum += units[machine][w];
        }
        return count == firstWeek[machine] ? 0 : sum / (count - firstWeek[machine]);
    }

    private int[] states(Machine machine, List<CalendarFact> calendar) {
        Map<String, double[]> byFactor = new TreeMap<>();
        for (CalendarFact fact : calendar) {
            int week = week(fact.date().toEpochDay());
            boolean here = fact.scope().isEmpty()
                    || fact.scope().equals(machine.venue().type())
                    || fact.scope().equals(machine.id());
            if (here && isDiscrete(fact.value()) && week >= 0 && week < count) {
                byFactor.computeIfAbsent(fact.factor(), any -> new double[count])[week] += fact.value() / DAYS;
            }
        }
        int[] state = new int[count];
        for (double[] means : byFactor.values()) {
            for (int w = 0; w < count; w++) {
                state[w] = state[w] * ((int) CALENDAR_STEPS + 2) + step(means[w]);
            }
        }
        return state;
    }

    /** Holidays and terms are 0 or 1; temperatures move every week and part no weeks from others. */
    private static boolean isDiscrete(double value) {
        return value == 0 || value == 1;
    }

    private static int step(double mean) {
        return mean == 0 ? 0 : mean >= 1 - 1e-9 ? (int) CALENDAR_STEPS + 1 : 1 + (int) (mean * CALENDAR_STEPS);
    }
}
