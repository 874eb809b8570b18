package io.slotwise.intake.csv;

import java.io.IOException;

/** Input that cannot be read at all, as opposed to single rows that are rejected. Nothing was taken in. */
public final class UnreadableInput extends IOException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** The kind of trouble, for callers that answer with a status. */
    public enum Why {
        /** Longer, wider or deeper than its bound. */
        TOO_LARGE,
        /** Not what it claims to be, or broken. */
        MALFORMED,
        /** A name or a link that leads outside the place that was given. */
        FORBIDDEN_PATH
    }

    public UnreadableInput(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
