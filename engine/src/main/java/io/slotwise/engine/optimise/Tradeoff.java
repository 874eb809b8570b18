package io.slotwise.engine.optimise;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What an operator can choose between who wants several things: plans of which none is as good as another in everything
 * and better in something.
 *
 * @param objectives what is wanted, the main one first
 * @param current of today's planogram, one figure for each objective
 * @param points the most of the main objective first; none where no plan keeps the rules
 */
public record Tradeoff(List<Objective> objectives, List<Double> current, List<Point> points) {
    /** The most objectives at once. */
    public static final int MAX_OBJECTIVES = 4;

    /** The most levels between two ends. */
    public static final int MAX_LEVELS = 20;

    /**
     * One plan.
     *
     * @param values one for each objective: money, revenue or units a week, products on offer, facings of healthy
     *     products, or the score that {@link Objective#BALANCED} has
     * @param uplift money a week, claimed as {@link Optimiser} claims it
     * @param changes slots that differ from today's
     */
    public record Point(Planogram planogram, List<Double> values, WeeklyValue uplift, int changes) {
        public Point {
            values = List.copyOf(values);
        }
    }

    public Tradeoff {
        objectives = List.copyOf(objectives);
        current = List.copyOf(current);
        points = List.copyOf(points);
    }

    /**
     * Looks for them. Its ends are at least as good as what {@link Optimiser} finds for each objective alone with the
     * same seed and effort. The problem's own objective, and its caution, do not count.
     *
     * @param objectives 2 to {@value #MAX_OBJECTIVES}, each once, the main one first
     * @param levels of each other objective that the main one is asked at, 1 to {@value #MAX_LEVELS}
     */
    public static Tradeoff of(
            Problem problem,
            List<Objective> objectives,
            int levels,
            long seed,
            Effort effort,
            BooleanSupplier stopped) {
        boolean twice = objectives.stream().distinct().count() < objectives.size();
        if (objectives.size() < 2 || objectives.size() > MAX_OBJECTIVES || twice) {
            throw new IllegalArgumentException(
                    "The objectives %s must be 2 to %d, each once.".formatted(objectives, MAX_OBJECTIVES));
        }
        if (levels < 1 || levels > MAX_LEVELS) {
            throw new IllegalArgumentException("The levels (%d) must be from 1 to %d.".formatted(levels, MAX_LEVELS));
        }
        return new Compromises(problem, objectives, seed, effort, stopped).between(levels);
    }
}
