package io.slotwise.engine.optimise.legal;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.optimise.plan.Infeasible;
import io.slotwise.engine.optimise.setup.Setup;
import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules that cannot hold together, none of them needless: a deletion filter (Chinneck and Dravnieks 1991).
 * Each rule is left out in turn, and stays out if the others are still in conflict. That a rule stays in is proved
 * by a plan that was found without it; that a set is in conflict means that a search found no plan.
 */
public final class Conflict {
    private final Setup setup;
    private final Legality legality;
    private final BooleanSupplier stopped;

    public Conflict(Setup setup, long seed, BooleanSupplier stopped) {
        this.setup = setup;
        legality = new Legality(setup, seed, stopped);
        this.stopped = stopped;
    }

    public Infeasible infeasible(Planogram nearest) {
        List<Rule> kept = new ArrayList<>(setup.problem().fullBook().rules());
        for (Rule rule : List.copyOf(kept)) {
            List<Rule> without =
                    kept.stream().filter(other -> !other.equals(rule)).toList();
            if (!stopped.getAsBoolean() && legality.any(without) == null) {
                kept = new ArrayList<>(without);
            }
        }
        List<Violation> remaining =
                setup.violations(nearest).stream().filter(Violation::forbids).toList();
        boolean isAboutChanges = kept.stream().anyMatch(Rule.MaxChanges.class::isInstance);
        return new Infeasible(kept, remaining, isAboutChanges ? fewestChanges() : null);
    }

    private @Nullable Integer fewestChanges() {
        int[] nearest = legality.nearest(setup.problem().fullBook().rules().stream()
                .filter(rule -> !(rule instanceof Rule.MaxChanges))
                .toList());
        return nearest == null ? null : legality.changes(nearest);
    }
}
