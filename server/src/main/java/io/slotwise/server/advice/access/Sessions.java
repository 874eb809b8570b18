package io.slotwise.server.advice.access;

import io.slotwise.server.store.access.StoredSession;
import io.slotwise.server.store.access.StoredSessions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What browsers are let in by: a session is begun with a key and is good only as long as that key is. Of its secret only a
 * hash is kept. Safe for many threads.
 */
public final class Sessions {
    private static final String WRITING = "writing";

    private final StoredSessions table;
    private final AccessKeys keys;
    private final Bounds bounds;
    private final InstantSource clock;
    private final LastUses uses;
    private final Map<String, StoredSession> open = new ConcurrentHashMap<>();

    /**
     * How many and how long.
     *
     * @param most at the same time; the one that was not used for longest makes room
     * @param mostOfKey the same for one key
     * @param longest after this long its key is asked for again
     * @param idle and after this long without a request
     */
    public record Bounds(int most, int mostOfKey, Duration longest, Duration idle) {
        public static final Bounds USUAL = new Bounds(1_000, 20, Duration.ofHours(12), Duration.ofHours(1));
    }

    /**
     * The sessions of a store that are still good.
     *
     * @param background where uses are noted
     * @param alarm told one line where a use cannot be noted
     */
    public Sessions(
            StoredSessions table,
            AccessKeys keys,
            Bounds bounds,
            InstantSource clock,
            Executor background,
            Consumer<String> alarm) {
        this.table = table;
        this.keys = keys;
        this.bounds = bounds;
        this.clock = clock;
        uses = new LastUses(table::used, background, alarm);
        for (StoredSession session : table.list()) {
            uses.known(session.hash(), session.lastUsedAt());
            open.put(session.hash(), session);
        }
    }

    /**
     * A session that was just begun.
     *
     * @param secret what the browser shows from now on, as it does not let scripts read
     * @param writingToken what the page adds to requests that may change something
     */
    public record Begun(String secret, String writingToken, Caller caller, Instant endsAt) {
        @Override
        public String toString() {
            return "Begun[" + caller + "]";
        }
    }

    /** A session that is good. */
    public record Open(Caller caller, String writingToken, Instant endsAt) {
        @Override
        public String toString() {
            return "Open[" + caller + "]";
        }
    }

    /** Begins one for a caller that is known by a key; one after the other, so that there are never more than may be. */
    synchronized Begun begin(Caller caller) {
        Secret secret = Secret.random();
        Instant now = clock.instant();
        StoredSession session = new StoredSession(secret.hash(), caller.id(), now, now);
        List<String> gone = room(caller.id());
        table.add(session, gone);
        gone.forEach(this::forget);
        uses.known(session.hash(), now);
        open.put(session.hash(), session);
        return new Begun(
                secret.reveal(),
                secret.derived(WRITING),
                new Caller(caller.id(), caller.name(), caller.role(), Caller.Proof.SESSION),
                now.plus(bounds.longest()));
    }

    /** The session that a browser shows, which counts as a use of it; null where it is good no more. */
    @Nullable
    Open find(Secret secret) {
        StoredSession session = open.get(secret.hash());
        if (session == null || isOver(session)) {
            return null;
        }
        Caller caller = keys.caller(session.keyId(), Caller.Proof.SESSION);
        if (caller == null) {
            return null;
        }
        uses.used(session.hash(), clock.instant());
        keys.used(session.keyId());
        return new Open(caller, secret.derived(WRITING), session.beganAt().plus(bounds.longest()));
    }

    /** Ends a session; one that is over already is no matter. */
    void end(Secret secret) {
        if (open.containsKey(secret.hash())) {
            table.remove(secret.hash());
            forget(secret.hash());
        }
    }

    /** How many are held. */
    int size() {
        return open.size();
    }

    /** Those that must go for one more of a key: all that are over, then as many as there are too many. */
    private List<String> room(String keyId) {
        List<StoredSession> left = new ArrayList<>(open.values());
        List<StoredSession> gone = new ArrayList<>(left.stream()
                .filter(session -> isOver(session) || keys.caller(session.keyId(), Caller.Proof.SESSION) == null)
                .toList());
        left.removeAll(gone);
        gone.addAll(tooMany(left.stream().filter(session -> session.keyId().equals(keyId)), bounds.mostOfKey()));
        left.removeAll(gone);
        gone.addAll(tooMany(left.stream(), bounds.most()));
        return gone.stream().map(StoredSession::hash).toList();
    }

    private List<StoredSession> tooMany(Stream<StoredSession> sessions, int most) {
        List<StoredSession> oldest =
                sessions.sorted(Comparator.comparing(this::lastUsed)).toList();
        return oldest.subList(0, Math.max(0, oldest.size() - most + 1));
    }

    private boolean isOver(StoredSession session) {
        Instant now = clock.instant();
        return !now.isBefore(session.beganAt().plus(bounds.longest()))
                || !now.isBefore(lastUsed(session).plus(bounds.idle()));
    }

    private Instant lastUsed(StoredSession session) {
        Instant known = uses.of(session.hash());
        return known == null ? session.lastUsedAt() : known;
    }

    private void forget(String hash) {
        open.remove(hash);
        uses.forget(hash);
    }
}
