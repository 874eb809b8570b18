package io.slotwise.llm.call.upstream;

import io.slotwise.llm.call.Cause;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that brought no reply. The message names the kind of failure and never holds content or keys. */
public final class ClaudeFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final Cause kind;
    private final Billing billing;
    private final transient @Nullable Duration retryAfter;

    /**
     * A failure.
     *
     * @param kind what happened
     * @param billing whether it may cost money
     * @param retryAfter what the far side asked to wait, if it did
     */
    public ClaudeFailure(
            Cause kind, Billing billing, String message, @Nullable Duration retryAfter, @Nullable Throwable reason) {
        super(message, reason);
        this.kind = kind;
        this.billing = billing;
        this.retryAfter = retryAfter;
    }

    /** A failure before anything could be billed. */
    public static ClaudeFailure unbilled(Cause kind, String message) {
        return new ClaudeFailure(kind, Billing.NOTHING, message, null, null);
    }

    public Cause kind() {
        return kind;
    }

    public Billing billing() {
        return billing;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Whether a failed request may cost money. */
    public enum Billing {
        /** It was refused or never sent. */
        NOTHING,
        /** It was sent and nobody knows what became of it: count the worst case. */
        UNKNOWN
    }
}
