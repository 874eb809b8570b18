package io.slotwise.server.advice.access;

/** What becomes of a key or a session that a caller shows. */
public sealed interface Verdict {
    /** It is good. */
    record Good(Caller caller) implements Verdict {}

    /** It is not; an unknown id and a wrong secret are told apart to nobody. */
    record Bad(Why why) implements Verdict {}

    /** Why not. */
    enum Why {
        /** It has not the form of a key. */
        MALFORMED,
        /** No such key is good: it never was, or it was revoked. */
        UNKNOWN,
        /** It was good once. */
        EXPIRED
    }
}
