package io.slotwise.engine.optimise.plan;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.problem.Proposal;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Violation;
import io.slotwise.engine.value.money.Measure;
import io.slotwise.engine.value.money.WeeklyValue;
import java.util.List;

/**
 * A planogram that keeps all rules and is worth at least as much as today's, with what explains it.
 *
 * @param planogram today's itself where nothing better was found
 * @param moves from today's to the plan, in an order that a driver can do
 * @param rulePrices of the rules that cost something, the dearest first; empty where only moves are explained
 * @param frontier what fewer changes would bring, from none to as many as the plan has; likewise
 * @param rejected proposals that were not taken as they were, with the rule
 * @param checks what is allowed but to be looked at before it is carried out; nothing in it is forbidden
 */
public record Plan(
        Planogram planogram,
        List<Move> moves,
        Impact impact,
        Optimality optimality,
        List<RulePrice> rulePrices,
        List<FrontierPoint> frontier,
        List<Rejected> rejected,
        List<Violation> checks,
        Ending ending)
        implements Result {
    /**
     * What the plan brings, per week.
     *
     * @param measure what the money counts
     * @param uplift valued on posterior draws that the search has not seen, and shrunk as {@link Optimiser} says
     * @param currentUnits sold a week; the same for products on offer and for facings of healthy ones
     */
    public record Impact(
            Measure measure,
            double currentPerWeek,
            double plannedPerWeek,
            WeeklyValue uplift,
            WeeklyValue revenueChange,
            double currentUnits,
            double plannedUnits,
            int currentProducts,
            int plannedProducts,
            int currentHealthy,
            int plannedHealthy) {}

    /**
     * How good the plan is at most away from the best one, in the objective's own unit a week.
     *
     * @param value of the plan
     * @param bound no plan that keeps the rules is worth more; see {@link Optimiser} for what it is proved of. Infinite
     *     where only moves are explained
     */
    public record Optimality(double value, double bound) {
        public static Optimality unproven(double value) {
            return new Optimality(value, Double.POSITIVE_INFINITY);
        }

        public boolean isProven() {
            return Double.isFinite(bound);
        }

        /** Share of the bound that is not proved to be reached, 0 to 1. */
        public double gap() {
            return !isProven() ? 1 : bound <= 0 ? 0 : Math.max(0, bound - value) / bound;
        }
    }

    /**
     * What a rule costs.
     *
     * @param perWeek how much more a plan without it was found to be worth, in the objective's unit
     */
    public record RulePrice(Rule rule, double perWeek) {}

    /**
     * The best found with at most so many changes.
     *
     * @param value more than today's, a week, in the objective's unit; grows with the changes
     */
    public record FrontierPoint(int changes, double value) {}

    /** @param violations what forbids it; empty where it only was worth less than nothing */
    public record Rejected(Proposal proposal, List<Violation> violations, String reason) {
        public Rejected {
            violations = List.copyOf(violations);
        }
    }

    /** Why the search ended. */
    public enum Ending {
        /** The effort was used up. */
        FINISHED,
        /** The caller asked to stop; what had been found is explained as far as it went. */
        STOPPED
    }

    public Plan {
        moves = List.copyOf(moves);
        rulePrices = List.copyOf(rulePrices);
        frontier = List.copyOf(frontier);
        rejected = List.copyOf(rejected);
        checks = List.copyOf(checks);
    }
}
