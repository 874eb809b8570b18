package io.slotwise.llm.call;

import java.util.function.Consumer;

/**
 * Somebody who answers asks: the gateway, or a script in a test. Blocks the caller, best a virtual thread, never longer
 * than the ask's deadline; an interrupt counts as a cancellation. Expected failures are outcomes.
 */
public interface Asker {
    /** Asks and waits for the outcome. */
    Outcome ask(Ask ask, Check check, Cancellation cancellation);

    /**
     * Asks, and tells the text as it comes in the caller's thread. What was told counts only if the outcome is
     * {@link Outcome.Answered}. A listener that throws ends the ask as a cancellation does.
     */
    Outcome stream(Ask ask, Check check, Cancellation cancellation, Consumer<Piece> listener);

    /** Asks without a way to leave. */
    default Outcome ask(Ask ask, Check check) {
        return ask(ask, check, new Cancellation());
    }
}
