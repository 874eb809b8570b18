package io.slotwise.server.advice.access;

/**
 * Who calls.
 *
 * @param id who acts, as records and the audit trail have it: a key's id, or {@code local}
 * @param name what people call it
 */
public record Caller(String id, String name, Role role, Proof proof) {
    /** Somebody on this machine, where nobody is asked who they are. */
    public static final Caller LOCAL = new Caller("local", "local user", Role.ADMIN, Proof.NONE);

    /** Whoever can read the data folder's own pass, and so could read and write the data without asking. */
    static final Caller FOLDER = new Caller("local", "command line", Role.ADMIN, Proof.FOLDER);

    /** How it is known who calls. */
    public enum Proof {
        /** It is not. */
        NONE,
        /** A pass that stands in the data folder while the server runs. */
        FOLDER,
        KEY,
        /** A session that was begun with a key. */
        SESSION
    }

    /** Whether it is a key that acts, itself or through a session. */
    public boolean isByKey() {
        return proof == Proof.KEY || proof == Proof.SESSION;
    }
}
