package io.slotwise.llm.call.upstream;

import io.slotwise.llm.call.Cancellation;
import io.slotwise.llm.call.Piece;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The far side. One call is one request: no retry, no waiting for a rate limit, no caching. Blocks the caller, which
 * is a virtual thread; safe for many at once.
 */
public interface Claude {
    /** Whether requests can be sent now; why not otherwise: no key, or the client is being loaded. */
    Readiness readiness();

    /** Sends and waits for the whole reply. */
    ModelReply send(ModelRequest request, Duration timeout, Cancellation cancellation) throws ClaudeFailure;

    /** Sends and tells the text as it comes; the reply is whole when this returns. */
    ModelReply stream(ModelRequest request, Duration timeout, Cancellation cancellation, Consumer<Piece> listener)
            throws ClaudeFailure;

    /** How many tokens the far side counts in the prompt. Free, with a rate limit of its own. */
    long countTokens(ModelRequest request, Duration timeout) throws ClaudeFailure;

    /** Whether there is somebody to ask. */
    enum Readiness {
        READY,
        NO_KEY,
        LOADING
    }
}
