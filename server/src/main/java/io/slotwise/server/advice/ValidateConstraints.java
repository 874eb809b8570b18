package io.slotwise.server.advice;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.rules.Repair;
import io.slotwise.engine.rules.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a planogram, or changes to it, against the rules, and looks for a near one that passes. */
public final class ValidateConstraints {
    private ValidateConstraints() {}

    /**
     * What came of it.
     *
     * @param valid whether nothing is forbidden
     * @param repaired a near planogram that passes; absent where the given one does, or none was found
     */
    public record Verdict(
            boolean valid,
            List<Concern> violations,
            @Nullable Planogram repaired,
            List<Change> repairs) {}

    /** @throws IllegalArgumentException if a change cannot be carried out */
    public static Verdict of(Situation situation, List<Change> changes) {
        Planogram standing = situation.standing();
        Planogram proposed = Changes.apply(situation.planogram(), changes);
        boolean change = !proposed.equals(standing);
        List<Violation> violations = change
                ? situation.book().checkChange(standing, proposed, situation.context())
                : situation.book().check(proposed, situation.context());
        boolean valid = Violation.pass(violations);
        Planogram repaired = valid ? null : repaired(situation, standing, proposed, change);
        return new Verdict(
                valid,
                violations.stream().map(Concern::of).toList(),
                repaired,
                repaired == null ? List.of() : Changes.between(proposed, repaired));
    }

    private static @Nullable Planogram repaired(
            Situation situation, Planogram standing, Planogram proposed, boolean change) {
        return change
                ? Repair.nearest(situation.book(), standing, proposed, situation.context())
                : Repair.nearest(situation.book(), proposed, situation.context());
    }
}
