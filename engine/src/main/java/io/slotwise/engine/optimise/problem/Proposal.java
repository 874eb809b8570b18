package io.slotwise.engine.optimise.problem;

import io.slotwise.engine.model.Change;
import java.util.List;

/**
 * Changes that somebody else suggests, to be held against the rules and to start a search from.
 *
 * @param source who suggests it, such as {@code claude}; the moves of a plan that come from it carry this name
 */
public record Proposal(String source, List<Change> changes) {
    public Proposal {
        changes = List.copyOf(changes);
    }
}
