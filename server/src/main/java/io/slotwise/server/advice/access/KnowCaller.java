package io.slotwise.server.advice.access;

import org.jspecify.annotations.Nullable;

/** Says who calls, by what they show: a key, the pass of the data folder, or a session. */
public final class KnowCaller {
    private static final String PASS = "local";

    private final AccessKeys keys;
    private final Sessions sessions;
    private final KeyText pass = new KeyText(PASS, Secret.random());
    private final String passHash = pass.secret().hash();

    public KnowCaller(AccessKeys keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    /** What the command line shows while this server holds the data folder; another one at every start. */
    public String pass() {
        return pass.reveal();
    }

    /** Who shows a key, or the pass. */
    public Verdict byKey(String shown) {
        KeyText text = KeyText.parse(shown);
        if (text == null) {
            return new Verdict.Bad(Verdict.Why.MALFORMED);
        }
        if (!text.id().equals(PASS)) {
            return keys.check(text);
        }
        return text.secret().isOf(passHash) ? new Verdict.Good(Caller.FOLDER) : new Verdict.Bad(Verdict.Why.UNKNOWN);
    }

    /** The session that a browser shows; null where it is none that is good. */
    public Sessions.@Nullable Open bySession(String shown) {
        return shown.length() == Secret.DIGITS ? sessions.find(new Secret(shown)) : null;
    }

    /** Whether a caller may still do what it began, such as reading a stream. */
    public boolean isStillGood(Caller caller) {
        return !caller.isByKey() || keys.caller(caller.id(), caller.proof()) != null;
    }

    /** Begins a session for whoever was just known by a key. */
    public Sessions.Begun signIn(Caller caller) {
        return sessions.begin(caller);
    }

    public void signOut(String shown) {
        sessions.end(new Secret(shown));
    }
}
