package io.slotwise.server.advice.predict;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.server.advice.Situation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The planogram that a question proposes. */
public final class Proposed {
    private Proposed() {}

    /**
     * The other planogram, or the one in question, with the changes carried out on it, in the same cabinet.
     *
     * @throws IllegalArgumentException if a change cannot be carried out or names an unknown product
     */
    public static Planogram of(Situation situation, @Nullable Planogram other, List<Change> changes) {
        Planogram base = other == null
                ? situation.planogram()
                : new Planogram(situation.planogram().cabinet(), other.slots());
        changes.forEach(change -> requireKnown(change, situation));
        return Changes.apply(base, changes);
    }

    private static void requireKnown(Change change, Situation situation) {
        String product = switch (change) {
            case Change.Assign assign -> assign.productId();
            case Change.SetFacings facings -> facings.productId();
            case Change.Swap swap -> null;
            case Change.Clear clear -> null;
            case Change.Reprice reprice -> null;
            case Change.SetPar setPar -> null;
        };
        if (product != null) {
            situation.catalogue().get(product);
        }
    }
}
