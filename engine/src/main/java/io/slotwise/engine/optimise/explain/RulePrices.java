package io.slotwise.engine.optimise.explain;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.plan.Plan;
import io.slotwise.engine.optimise.search.Annealing;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.optimise.setup.Setup;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What the operator's rules cost: how much more a plan without one of them is worth, found by a short search from
 * the plan. Laws of the machine have no price.
 */
final class RulePrices {
    private static final int MOST_RULES = 10;
    private static final double HEAT = 0.03;
    private static final double WORTH_SAYING = 0.005;

    private RulePrices() {}

    static List<Plan.RulePrice> of(
            Setup setup, Instance instance, Planogram plan, long seed, int moves, BooleanSupplier stopped) {
        List<Rule> all = setup.problem().fullBook().rules();
        List<Rule> priced = all.stream()
                .filter(rule -> !RuleBook.STANDARD.rules().contains(rule))
                .filter(rule -> !(rule instanceof Rule.Fit))
                .toList();
        List<Plan.RulePrice> prices = new ArrayList<>();
        double worth = setup.worth(plan);
        for (Rule rule : priced.reversed().stream().limit(MOST_RULES).toList()) {
            if (stopped.getAsBoolean()) {
                break;
            }
            Setup free = setup.under(new RuleBook(
                    all.stream().filter(other -> !other.equals(rule)).toList()));
            Instance without = instance.under(free.rules());
            Annealing annealing = new Annealing(without, seed, stopped);
            annealing.run(setup.numbers(plan), moves, HEAT);
            double more = annealing.found()
                    ? free.worth(free.filled(annealing.best(), free.rules().maxChanges())) - worth
                    : 0;
            if (more > WORTH_SAYING) {
                prices.add(new Plan.RulePrice(rule, more));
            }
        }
        prices.sort(Comparator.comparingDouble((Plan.RulePrice price) -> -price.perWeek()));
        return prices;
    }
}
