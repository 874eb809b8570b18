package io.slotwise.engine.optimise.plan;

import io.slotwise.engine.rules.Rule;
import io.slotwise.engine.rules.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * There is no plan that keeps all rules, as far as the search could find.
 *
 * @param conflict rules that cannot hold together; with any one of them left out a plan was found
 * @param remaining what is broken in the planogram that comes nearest; in today's where no change is allowed
 * @param fewestChanges with which a plan was found that keeps all other rules; absent where the number of changes has no
 *     part in the conflict
 */
public record Infeasible(
        List<Rule> conflict,
        List<Violation> remaining,
        @Nullable Integer fewestChanges) implements Result {
    public Infeasible {
        conflict = List.copyOf(conflict);
        remaining = List.copyOf(remaining);
    }
}
