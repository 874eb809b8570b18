package io.slotwise.server.advice.optimise;

import io.slotwise.engine.optimise.Proposal;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where changes come from that somebody other than the engine suggests. They are asked for beside the search; whatever
 * comes is held against the rules and valued before it is used, and reported where it is not.
 */
@FunctionalInterface
public interface Suggestions {
    /** Nobody is asked. */
    Suggestions NONE = (question, stop) -> new Suggested(List.of(), null);

    /**
     * Asks, for as long as it may take. Never throws for what is expected to go wrong outside: that is a reason.
     *
     * @param stop asked now and then; once true, nobody waits for the answer
     */
    Suggested suggest(PlanQuestion question, BooleanSupplier stop);

    /**
     * What was suggested.
     *
     * @param fallbackReason why there is nothing, such as {@code deadline}; absent where there is nothing to excuse
     */
    record Suggested(List<Proposal> proposals, @Nullable String fallbackReason) {
        public Suggested {
            proposals = List.copyOf(proposals);
        }
    }
}
