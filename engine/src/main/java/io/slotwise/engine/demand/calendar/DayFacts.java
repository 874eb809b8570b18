package io.slotwise.engine.demand.calendar;

import io.slotwise.engine.sales.CalendarFact;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The calendar facts of some machines as a table by machine, factor and day. A mark holds or does not (a holiday, no
 * school); a measure has a size (a temperature). Marks are known ahead, measures are not: a past that is cut off keeps
 * the marks of its coming days alone.
 */
public final class DayFacts {
    /** How far ahead facts are kept. */
    public static final int DAYS_AHEAD = 200;

    /** Further factors are not looked at; the first by name are. */
    public static final int MAX_FACTORS = 8;

    private static final int DAYS_PER_YEAR = 365;
    private static final int AROUND_DAYS = 14;

    private static final DayFacts NONE = new DayFacts(List.of(), new boolean[0], new float[0][][], 0, 0);

    private final List<String> factors;
    private final boolean[] measure;
    private final float[][][] value;
    private final int days;

    /** From this day on measures are not known. */
    private final int measuredUntil;

    private DayFacts(List<String> factors, boolean[] measure, float[][][] value, int days, int measuredUntil) {
        this.factors = factors;
        this.measure = measure;
        this.value = value;
        this.days = days;
        this.measuredUntil = measuredUntil;
    }

    /**
     * The facts of some machines, each already limited to those that hold for it; of two of a day the later counts.
     *
     * @param first the first day of the past
     * @param days of the past
     */
    public static DayFacts of(List<List<CalendarFact>> byMachine, LocalDate first, int days) {
        TreeSet<String> names = new TreeSet<>();
        byMachine.forEach(facts -> facts.forEach(fact -> names.add(fact.factor())));
        if (names.isEmpty()) {
            return NONE;
        }
        List<String> factors = names.stream().limit(MAX_FACTORS).toList();
        boolean[] measure = new boolean[factors.size()];
        float[][][] value = new float[byMachine.size()][factors.size()][days + DAYS_AHEAD];
        for (int m = 0; m < value.length; m++) {
            for (float[] row : value[m]) {
                Arrays.fill(row, Float.NaN);
            }
            for (CalendarFact fact : byMachine.get(m)) {
                int factor = factors.indexOf(fact.factor());
                long day = fact.date().toEpochDay() - first.toEpochDay();
                if (factor >= 0 && day >= 0 && day < days + DAYS_AHEAD) {
                    value[m][factor][(int) day] = (float) fact.value();
                    measure[factor] |=
                            fact.factor().equals(CalendarFact.TEMPERATURE) || (fact.value() != 0 && fact.value() != 1);
                }
            }
        }
        return new DayFacts(factors, measure, value, days, days + DAYS_AHEAD);
    }

    /** What was known of the same machines when the past was so many days long. */
    public DayFacts first(int length) {
        return new DayFacts(factors, measure, value, length, Math.min(length, measuredUntil));
    }

    public boolean isEmpty() {
        return factors.isEmpty();
    }

    /** Names, sorted. */
    List<String> factors() {
        return factors;
    }

    boolean isMeasure(int factor) {
        return measure[factor];
    }

    int machines() {
        return value.length;
    }

    /** Days of the past. */
    int days() {
        return days;
    }

    /** What is known of a day, not a number for nothing; days may lie ahead. */
    double value(int machine, int factor, int day) {
        boolean told = day < value[machine][factor].length && (!measure[factor] || day < measuredUntil);
        return told ? value[machine][factor][day] : Double.NaN;
    }

    /**
     * A measure on a day ahead: as told, else its mean around the same day of the last year, else of the last weeks;
     * not a number where neither is known.
     */
    double usual(int machine, int factor, int day) {
        double told = value(machine, factor, day);
        if (!Double.isNaN(told)) {
            return told;
        }
        double lastYear = mean(machine, factor, day - DAYS_PER_YEAR - AROUND_DAYS, day - DAYS_PER_YEAR + AROUND_DAYS);
        return Double.isNaN(lastYear) ? mean(machine, factor, days - 2 * AROUND_DAYS, days) : lastYear;
    }

    /** Over days of the past; not a number where fewer than half of them are known. */
    private double mean(int machine, int factor, int from, int to) {
        double sum = 0;
        int known = 0;
        for (int t = Math.max(0, from); t < Math.min(to, days); t++) {
            double value = value(machine, factor, t);
            sum += Double.isNaN(value) ? 0 : value;
            known += Double.isNaN(value) ? 0 : 1;
        }
        return 2 * known < to - from ? Double.NaN : sum / known;
    }

    /** Whether a mark says that a day is out of the ordinary: a day without school, else a day with the mark. */
    boolean marked(int machine, int factor, int day) {
        double known = value(machine, factor, day);
        return factors.get(factor).equals(CalendarFact.SCHOOL_TERM) ? known == 0 : known == 1;
    }

    /** Days from the end of the past on that a mark says are out of the ordinary; 0 for a measure. */
    public int marksAhead(int machine, String factor, int length) {
        int j = factors.indexOf(factor);
        return j < 0 || measure[j]
                ? 0
                : (int) IntStream.range(days, days + length)
                        .filter(t -> marked(machine, j, t))
                        .count();
    }
}
