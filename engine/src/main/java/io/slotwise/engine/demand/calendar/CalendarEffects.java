package io.slotwise.engine.demand.calendar;

import io.slotwise.engine.demand.filter.RidgePoisson;
import io.slotwise.engine.sales.CalendarFact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The factors that the calendar puts on each day of each machine, learnt from its past: a ridge Poisson regression of
 * what days out of the ordinary sold on what the ordinary days around them say, for the fleet with prior mean no effect,
 * then for each machine with the fleet's as its prior. A factor that the past says nothing of changes nothing.
 */
final class CalendarEffects {
    /** Prior standard deviation of a mark's log effect in the fleet, of a measure's step, and of a machine around the fleet. */
    private static final double MARK_SD = 0.7;

    private static final double MEASURE_SD = 0.1;
    private static final double MACHINE_SHARE = 0.7;

    private static final int LEAST_MARKED_DAYS = 2;
    private static final int LEAST_MEASURED_DAYS = 28;
    private static final double LEAST_UNITS = 5;

    /** Fewer standard errors from nothing than this are taken for chance. */
    private static final double CLEAR = 1.5;

    private static final double DEGREES = 10;
    private static final double MAX_LOG = 3;

    private final DayFacts facts;
    private final int firstWeekday;
    private final double[] centre;
    private final double[] step;
    private final double[] low;
    private final double[] high;
    private final double[][] log;

    /** Factors by machine and day, past and ahead; null for a machine whose days all count as they are. */
    private final double[] @Nullable [] factors;

    private final List<List<Effect>> effects = new ArrayList<>();

    private record Rows(double[][] x, double[] y, double[] weight) {}

    private CalendarEffects(DayFacts facts, int firstWeekday) {
        this.facts = facts;
        this.firstWeekday = firstWeekday;
        int count = facts.factors().size();
        centre = new double[count];
        step = new double[count];
        low = new double[count];
        high = new double[count];
        log = new double[facts.machines()][count];
        factors = new double[facts.machines()][];
    }

    /**
     * Learns from the units of each machine's past.
     *
     * @param units by machine and day
     * @param firstWeekday of the first day, 0 for Monday
     */
    static CalendarEffects learn(DayFacts facts, int[][] units, int firstWeekday) {
        CalendarEffects learnt = new CalendarEffects(facts, firstWeekday);
        if (!facts.isEmpty()) {
            learnt.scale();
            learnt.fit(units);
            Arrays.setAll(learnt.factors, learnt::factors);
        }
        return learnt;
    }

    /** What a day sells against an ordinary one of its weekday; 1 where nothing is known of it. */
    double factor(int machine, int day) {
        double[] known = facts.isEmpty() ? null : factors[machine];
        return known == null || day >= known.length ? 1 : known[day];
    }

    private double @Nullable [] factors(int machine) {
        if (Arrays.stream(log[machine]).allMatch(one -> one == 0)) {
            return null;
        }
        double[] days = new double[facts.days() + DayFacts.DAYS_AHEAD];
        for (int t = 0; t < days.length; t++) {
            double sum = 0;
            for (int j = 0; j < log[machine].length; j++) {
                sum += log[machine][j] == 0 ? 0 : log[machine][j] * xAhead(machine, j, t);
            }
            days[t] = Math.exp(Math.clamp(sum, -MAX_LOG, MAX_LOG));
        }
        return days;
    }

    /** Whether every factor of the calendar leaves a day as it is. */
    boolean ordinary(int machine, int day) {
        return IntStream.range(0, facts.factors().size())
                .noneMatch(j -> !facts.isMeasure(j) && facts.marked(machine, j, day));
    }

    /** What was learnt of each factor on a machine, by name. */
    List<Effect> effects(int machine) {
        return facts.isEmpty() ? List.of() : effects.get(machine);
    }

    /** Mean and scale of each measure over the past of all machines. */
    private void scale() {
        for (int j = 0; j < step.length; j++) {
            int factor = j;
            double[] seen = facts.isMeasure(j)
                    ? IntStream.range(0, facts.machines())
                            .boxed()
                            .flatMapToDouble(
                                    m -> IntStream.range(0, facts.days()).mapToDouble(t -> facts.value(m, factor, t)))
                            .filter(v -> !Double.isNaN(v))
                            .toArray()
                    : new double[0];
            centre[j] = Arrays.stream(seen).average().orElse(0);
            low[j] = Arrays.stream(seen).min().orElse(0);
            high[j] = Arrays.stream(seen).max().orElse(0);
            double variance = Arrays.stream(seen)
                    .map(v -> (v - centre[factor]) * (v - centre[factor]))
                    .average()
                    .orElse(0);
            boolean degrees = facts.factors().get(j).equals(CalendarFact.TEMPERATURE);
            step[j] = !facts.isMeasure(j) ? 1 : degrees ? DEGREES : Math.sqrt(variance);
        }
    }

    private double x(int machine, int factor, int day) {
        if (!facts.isMeasure(factor)) {
            return facts.marked(machine, factor, day) ? 1 : 0;
        }
        return x(factor, facts.value(machine, factor, day));
    }

    /** The same of days that may lie ahead: a measure that nobody can know yet is what it usually is at that time. */
    private double xAhead(int machine, int factor, int day) {
        return facts.isMeasure(factor) && day >= facts.days()
                ? x(factor, facts.usual(machine, factor, day))
                : x(machine, factor, day);
    }

    private double x(int factor, double value) {
        return Double.isNaN(value) || step[factor] == 0
                ? 0
                : (Math.clamp(value, low[factor], high[factor]) - centre[factor]) / step[factor];
    }

    private void fit(int[][] units) {
        List<Rows> byMachine = new ArrayList<>();
        for (int m = 0; m < units.length; m++) {
            byMachine.add(rows(m, units[m]));
        }
        Rows all = together(byMachine);
        double[] none = new double[step.length];
        double[] ofAll = precision(1);
        Fleet fleet = new Fleet(all, RidgePoisson.fit(all.x, all.y, all.weight, none, ofAll), ofAll, known(all));
        double[] ofOne = precision(MACHINE_SHARE);
        for (int m = 0; m < units.length; m++) {
            Rows own = byMachine.get(m);
            double[] beta = RidgePoisson.fit(own.x, own.y, own.weight, fleet.beta, ofOne);
            effects.add(judge(m, beta, ofOne, own, fleet));
        }
    }

    /** What all machines show together; {@code known} says of each factor whether enough of it was seen. */
    private record Fleet(Rows rows, double[] beta, double[] precision, Effect.Verdict[] known) {}

    private double[] precision(double share) {
        double[] precision = new double[step.length];
        for (int j = 0; j < precision.length; j++) {
            double sd = share * (facts.isMeasure(j) ? MEASURE_SD : MARK_SD);
            precision[j] = 1 / (sd * sd);
        }
        return precision;
    }

    /** The days of one machine of which the calendar says anything; units as parts of what is expected. */
    private Rows rows(int machine, int[] units) {
        int first = 0;
        while (first < units.length && units[first] == 0) {
            first++;
        }
        boolean[] ordinary = new boolean[units.length];
        for (int t = first; t < units.length; t++) {
            ordinary[t] = ordinary(machine, t);
        }
        OrdinaryDays usual = new OrdinaryDays(units, ordinary, firstWeekday);
        List<double[]> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        List<Double> weight = new ArrayList<>();
        for (int t = first; t < units.length; t++) {
            double[] row = row(machine, t);
            if (Arrays.stream(row).anyMatch(v -> v != 0)) {
                double expected = usual.expected(t);
                x.add(row);
                y.add(units[t] / expected);
                weight.add(expected / (1 + usual.dispersion * expected));
            }
        }
        return new Rows(
                x.toArray(double[][]::new),
                y.stream().mapToDouble(d -> d).toArray(),
                weight.stream().mapToDouble(d -> d).toArray());
    }

    private double[] row(int machine, int day) {
        double[] row = new double[step.length];
        Arrays.setAll(row, j -> x(machine, j, day));
        return row;
    }

    private static Rows together(List<Rows> parts) {
        return new Rows(
                parts.stream().flatMap(one -> Arrays.stream(one.x)).toArray(double[][]::new),
                parts.stream().flatMapToDouble(one -> Arrays.stream(one.y)).toArray(),
                parts.stream().flatMapToDouble(one -> Arrays.stream(one.weight)).toArray());
    }

    /** Keeps what is clear of a machine's effects; where it has no such days, the fleet's. */
    private List<Effect> judge(int machine, double[] beta, double[] precision, Rows own, Fleet fleet) {
        List<Effect> judged = new ArrayList<>();
        for (int j = 0; j < beta.length; j++) {
            boolean here = units(own, j) > 0;
            double[] at = here ? beta : fleet.beta;
            double prior = (here ? precision : fleet.precision)[j];
            double sd = 1 / Math.sqrt(prior + information(here ? own : fleet.rows, at, j));
            int days = daysSeen(machine, j);
            boolean unclear = fleet.known[j] == Effect.Verdict.USED && Math.abs(at[j] / sd) < CLEAR;
            Effect.Verdict verdict = unclear ? Effect.Verdict.NO_EFFECT_SEEN : fleet.known[j];
            Effect effect = new Effect(facts.factors().get(j), kind(j), at[j], sd, step[j], days, verdict);
            log[machine][j] = effect.applied();
            judged.add(effect);
        }
        return List.copyOf(judged);
    }

    private Effect.Kind kind(int factor) {
        return facts.isMeasure(factor) ? Effect.Kind.MEASURE : Effect.Kind.MARK;
    }

    private static double information(Rows rows, double[] beta, int factor) {
        double sum = 0;
        for (int i = 0; i < rows.y.length; i++) {
            double x = rows.x[i][factor];
            sum += x == 0 ? 0 : rows.weight[i] * Math.exp(RidgePoisson.eta(rows.x[i], beta)) * x * x;
        }
        return sum;
    }

    /** Units expected on days with the factor. */
    private static double units(Rows rows, int factor) {
        double sum = 0;
        for (int i = 0; i < rows.y.length; i++) {
            sum += rows.x[i][factor] == 0 ? 0 : rows.weight[i];
        }
        return sum;
    }

    private Effect.Verdict[] known(Rows all) {
        return IntStream.range(0, step.length)
                .mapToObj(j -> known(j, units(all, j)))
                .toArray(Effect.Verdict[]::new);
    }

    private Effect.Verdict known(int factor, double units) {
        int days = IntStream.range(0, facts.machines())
                .map(m -> daysSeen(m, factor))
                .max()
                .orElse(0);
        if (days == 0) {
            return Effect.Verdict.NEVER_SEEN;
        }
        int enough = facts.isMeasure(factor) ? LEAST_MEASURED_DAYS : LEAST_MARKED_DAYS;
        boolean alike = facts.isMeasure(factor) && low[factor] == high[factor];
        if (days < enough || units < LEAST_UNITS || alike) {
            return Effect.Verdict.TOO_FEW_DAYS;
        }
        return Effect.Verdict.USED;
    }

    private int daysSeen(int machine, int factor) {
        return (int) IntStream.range(0, facts.days())
                .filter(t -> facts.isMeasure(factor)
                        ? !Double.isNaN(facts.value(machine, factor, t))
                        : facts.marked(machine, factor, t))
                .count();
    }
}
