package io.slotwise.engine.optimise;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.search.Annealing;
import io.slotwise.engine.optimise.search.Instance;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.rules.RuleTables;
import io.slotwise.engine.rules.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds rules that cannot hold together, none of them needless: a deletion filter (Chinneck and Dravnieks 1991).
 * Each rule is left out in turn, and stays out if the others are still in conflict. That a rule stays in is proved
 * by a plan that was found without it; that a set is in conflict means that a search found no plan.
 */
final class Conflict {
    private static final int MOVES = 60_000;
    private static final double HEAT = 1;

    private final Setup setup;
    private final long seed;
    private final BooleanSupplier stopped;

    Conflict(Setup setup, long seed, BooleanSupplier stopped) {
        this.setup = setup;
        this.seed = seed;
        this.stopped = stopped;
    }

    Infeasible infeasible(Planogram nearest) {
        List<Rule> kept = new ArrayList<>(setup.problem.fullBook().rules());
        for (Rule rule : List.copyOf(kept)) {
            List<Rule> without =
                    kept.stream().filter(other -> !other.equals(rule)).toList();
            if (!stopped.getAsBoolean() && !isFeasible(without)) {
                kept = new ArrayList<>(without);
            }
        }
        List<Violation> remaining =
                setup.violations(nearest).stream().filter(Violation::forbids).toList();
        return new Infeasible(kept, remaining);
    }

    private boolean isFeasible(List<Rule> rules) {
        RuleBook book = new RuleBook(rules);
        RuleTables tables = setup.under(book).rules;
        if (tables.contradictory()) {
            return false;
        }
        Instance instance = setup.wishless(tables);
        Annealing annealing = new Annealing(instance, seed, stopped);
        annealing.run(instance.today(), MOVES, HEAT);
        return annealing.found();
    }
}
