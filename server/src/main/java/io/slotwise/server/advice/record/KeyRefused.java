package io.slotwise.server.advice.record;

/** An idempotency key cannot be used for this request; nothing was done. */
public final class KeyRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Why {
        /** It was used for another request. */
        OTHER_REQUEST,
        /** The first request with it is still being carried out. */
        UNDER_WAY
    }

    private final Why why;

    KeyRefused(Why why) {
        super("The idempotency key is taken: " + why, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
