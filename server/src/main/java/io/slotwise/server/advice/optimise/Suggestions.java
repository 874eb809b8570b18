package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.optimise.problem.Proposal;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where changes come from that somebody other than the engine suggests. They are asked for beside the search; whatever
 * comes is held against the rules and valued before it is used, and reported where it is not.
 */
@FunctionalInterface
public interface Suggestions {
    /** Nobody is asked. */
    Suggestions NONE = (question, listener, stop) -> Suggested.NOTHING;

    /**
     * Asks, for as long as it may take. Never throws for what is expected to go wrong outside: that is a reason, and the
     * listener hears of it.
     *
     * @param listener told of words, moves and refusals as soon as each is verified; on any thread, until this returns
     * @param stop asked now and then; once true, nobody waits for the answer
     */
    Suggested suggest(PlanQuestion question, Consumer<PlanEvent> listener, BooleanSupplier stop);

    /** A change that passed, and the name under which it was told. */
    record Named(String id, Change change) {}

    /**
     * What was suggested.
     *
     * @param source who did, such as {@code claude}
     * @param changes that keep the rules and pay, each alone; no slot in two of them
     * @param rejected what did not pass
     */
    record Suggested(String source, List<Named> changes, List<PlanAnswer.Rejected> rejected) {
        /** Nothing. */
        public static final Suggested NOTHING = new Suggested("", List.of(), List.of());

        public Suggested {
            changes = List.copyOf(changes);
            rejected = List.copyOf(rejected);
        }

        List<Proposal> proposals() {
            return changes.stream()
                    .map(named -> new Proposal(source, List.of(named.change())))
                    .toList();
        }

        /** The name of the suggestion that a slot is part of, or null. */
        @Nullable
        String idAt(Position position) {
            return changes.stream()
                    .filter(named -> touches(named.change(), position))
                    .map(Named::id)
                    .findFirst()
                    .orElse(null);
        }

        private static boolean touches(Change change, Position position) {
            return switch (change) {
                case Change.Assign assign -> assign.position().equals(position);
                case Change.Swap swap ->
                    swap.position().equals(position) || swap.with().equals(position);
                case Change.Clear clear -> clear.position().equals(position);
                case Change.Reprice reprice -> reprice.position().equals(position);
                case Change.SetPar par -> par.position().equals(position);
                case Change.SetFacings facings -> false;
            };
        }
    }
}
