package io.slotwise.server.advice;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.rules.Violation;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether going over to another planogram breaks a rule that what stands does not break already. */
public final class Legality {
    private final Situation situation;
    private final Set<Violation> already;

    public Legality(Situation situation) {
        this.situation = situation;
        already = forbidding(situation.planogram());
    }

    /** @throws IllegalArgumentException if the planogram has other slots */
    public boolean allows(Planogram after) {
        return already.containsAll(forbidding(after));
    }

    private Set<Violation> forbidding(Planogram after) {
        return situation.book().checkChange(situation.planogram(), after, situation.context()).stream()
                .filter(Violation::forbids)
                .collect(Collectors.toSet());
    }
}
