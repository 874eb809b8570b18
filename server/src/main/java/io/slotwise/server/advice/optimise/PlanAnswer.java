package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.optimise.plan.Infeasible;
import io.slotwise.engine.optimise.plan.Move;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.plan.Result;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.value.money.WeeklyValue;
import io.slotwise.intake.rules.RuleBookJson;
import io.slotwise.server.advice.ChangeWire;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.Impact;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.record.PlanogramWire;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A plan as callers see it, or why there is none.
 *
 * @param plan the planogram to come; null where no plan keeps the rules
 * @param changes from what stands today to the plan, slot by slot: what carrying out takes
 * @param moves the same for people, in order, each with its worth
 * @param revenueChange money taken a week, more than today
 * @param figures of today and of the plan: units, products and healthy facings a week
 * @param optimality in the objective's unit a week; {@code gap} is the share of the bound not proved to be reached. Null
 *     where nothing was proved
 * @param frontier what fewer changes would bring
 * @param rejectedProposals what others suggested and the rules or the money speak against
 * @param checks what is to be looked at before it is carried out
 * @param conflict rules that cannot hold together; each is needed for the conflict
 * @param fewestChanges with which a plan was found that keeps all other rules, where so few as asked for cannot keep them
 * @param stopped whether the search was told to stop before its effort was used up
 */
public record PlanAnswer(
        boolean feasible,
        Objective objective,
        @Nullable PlanogramWire plan,
        List<ChangeWire> changes,
        List<PlannedMove> moves,
        @Nullable Impact expectedImpact,
        @Nullable MoneyPerWeek revenueChange,
        @Nullable Figures figures,
        @Nullable Optimality optimality,
        List<RulePrice> rulePrices,
        List<FrontierPoint> frontier,
        List<Rejected> rejectedProposals,
        List<Concern> checks,
        List<JsonNode> conflict,
        @Nullable Integer fewestChanges,
        boolean stopped) {
    private static final double PERCENT = 100;
    private static final String NONE = "No plan keeps all the rules together.";
    private static final String BRINGS =
            "The plan changes %d slots and is expected to bring %s %s a week more than today"
                    + " (%.0f %% of the belief lies from %s to %s).";
    private static final String COSTS = "The plan changes %d slots so that all rules are kept, for %s %s a week against"
            + " today (%.0f %% of the belief lies from %s to %s).";

    /** What is counted besides money. */
    public record Figures(
            double currentUnits,
            double plannedUnits,
            int currentProducts,
            int plannedProducts,
            int currentHealthy,
            int plannedHealthy) {}

    /** How far at most from the best. */
    public record Optimality(double value, double bound, double gap) {}

    /** What a rule costs a week, at least. */
    public record RulePrice(JsonNode rule, double perWeek) {}

    /** The best found with at most so many changes. */
    public record FrontierPoint(int changes, double valuePerWeek) {}

    /**
     * A suggestion that did not pass.
     *
     * @param proposal in words
     * @param rule that it broke, or {@code not_worth_it}, or what is wrong with its form
     */
    public record Rejected(String source, String proposal, String rule, String reason) {}

    static PlanAnswer of(Result result, PlanQuestion question, Suggestions.Suggested suggested) {
        return switch (result) {
            case Plan plan -> of(plan, question, suggested);
            case Infeasible none -> of(none, question);
        };
    }

    private static PlanAnswer of(Plan plan, PlanQuestion question, Suggestions.Suggested suggested) {
        Situation situation = question.situation();
        return new PlanAnswer(
                true,
                question.settings().objective(),
                PlanogramWire.of(plan.planogram(), situation.catalogue(), Map.of()),
                Changes.between(situation.planogram(), plan.planogram()).stream()
                        .map(ChangeWire::of)
                        .toList(),
                plan.moves().stream()
                        .map(move -> move(move, situation, suggested))
                        .toList(),
                impact(plan.impact(), situation),
                MoneyPerWeek.of(plan.impact().revenueChange()),
                figures(plan.impact()),
                optimality(plan.optimality()),
                plan.rulePrices().stream()
                        .map(price -> new RulePrice(RuleBookJson.tree(price.rule()), Rounded.of(price.perWeek())))
                        .toList(),
                plan.frontier().stream()
                        .map(point -> new FrontierPoint(point.changes(), Rounded.of(point.value())))
                        .toList(),
                suggested.rejected(),
                plan.checks().stream().map(Concern::of).toList(),
                List.of(),
                null,
                plan.ending() == Plan.Ending.STOPPED);
    }

    /** What carrying it out is expected to bring, in a sentence or two. */
    public String inWords() {
        if (expectedImpact == null) {
            return fewestChanges == null ? NONE : NONE + " With %d changes one does.".formatted(fewestChanges);
        }
        if (changes.isEmpty()) {
            return "Nothing better than what stands today was found within the rules.";
        }
        MoneyPerWeek uplift = expectedImpact.uplift();
        return String.format(
                Locale.ROOT,
                uplift.mean().tenThousandths() < 0 ? COSTS : BRINGS,
                changes.size(),
                inCents(uplift.mean()),
                expectedImpact.currency(),
                PERCENT * expectedImpact.intervalLevel(),
                inCents(uplift.low()),
                inCents(uplift.high()));
    }

    private static String inCents(Money money) {
        return String.format(Locale.ROOT, "%.2f", money.toDouble());
    }

    /** A move, with the suggestion that it comes from. */
    static PlannedMove move(Move move, Situation situation, Suggestions.Suggested suggested) {
        return PlannedMove.of(
                move, situation, move.source().equals(Move.SEARCH) ? null : suggested.idAt(move.position()));
    }

    private static PlanAnswer of(Infeasible none, PlanQuestion question) {
        return new PlanAnswer(
                false,
                question.settings().objective(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                none.remaining().stream().map(Concern::of).toList(),
                none.conflict().stream().map(RuleBookJson::tree).toList(),
                none.fewestChanges(),
                false);
    }

    private static Impact impact(Plan.Impact impact, Situation situation) {
        WeeklyValue uplift = impact.uplift();
        return new Impact(
                Money.nearest(impact.currentPerWeek()),
                Money.nearest(impact.plannedPerWeek()),
                MoneyPerWeek.of(uplift),
                ValueSettings.STANDARD.intervalLevel(),
                situation.machine().service().currency(),
                impact.measure().name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Optimality optimality(Plan.Optimality known) {
        return known.isProven()
                ? new Optimality(Rounded.of(known.value()), Rounded.of(known.bound()), Rounded.of(known.gap()))
                : null;
    }

    private static Figures figures(Plan.Impact impact) {
        return new Figures(
                Rounded.of(impact.currentUnits()),
                Rounded.of(impact.plannedUnits()),
                impact.currentProducts(),
                impact.plannedProducts(),
                impact.currentHealthy(),
                impact.plannedHealthy());
    }
}
