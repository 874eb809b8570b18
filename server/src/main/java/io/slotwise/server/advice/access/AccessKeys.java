package io.slotwise.server.advice.access;

import io.slotwise.server.store.access.StoredKey;
import io.slotwise.server.store.access.StoredKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys that callers are told apart by. Those that are good are held in memory, so that asking for one needs no disk, and
 * a revoked one is refused from the next request on: the data folder has one process, and every change goes through here.
 * Safe for many threads.
 */
public final class AccessKeys {
    /** Keys that are good at the same time. */
    public static final int MOST = 1_000;

    /** Days that a key may be good for, where it expires at all. */
    public static final int MOST_DAYS = 3_650;

    private static final String OF_NOBODY = "0".repeat(64);

    private final StoredKeys table;
    private final InstantSource clock;
    private final LastUses uses;
    private final Map<String, StoredKey> good = new ConcurrentHashMap<>();

    /**
     * The keys of a store.
     *
     * @param background where uses are noted
     * @param alarm told one line where a use cannot be noted
     */
    public AccessKeys(StoredKeys table, InstantSource clock, Executor background, Consumer<String> alarm) {
        this.table = table;
        this.clock = clock;
        uses = new LastUses(table::used, background, alarm);
        for (StoredKey key : table.list()) {
            if (key.lastUsedAt() != null) {
                uses.known(key.id(), key.lastUsedAt());
            }
            if (key.revokedAt() == null) {
                good.put(key.id(), key);
            }
        }
    }

    /**
     * A key that was just made.
     *
     * @param key the whole of it, which nobody can show again
     */
    public record Created(String key, KeyView view) {
        @Override
        public String toString() {
            return "Created[" + view + "]";
        }
    }

    /**
     * Makes a key.
     *
     * @param validFor null for ever
     * @param actor who makes it
     * @throws IllegalArgumentException if there are {@value #MOST} already
     */
    public synchronized Created create(String name, Role role, @Nullable Duration validFor, String actor) {
        Instant now = clock.instant();
        if (good.values().stream().filter(key -> !isExpired(key, now)).count() >= MOST) {
            throw new IllegalArgumentException(
                    "There are %d keys, which is as many as there may be.\nRevoke one that nobody uses."
                            .formatted(MOST));
        }
        KeyText text = KeyText.random();
        StoredKey key = new StoredKey(
                text.id(),
                name,
                role.word(),
                text.secret().hash(),
                now,
                actor,
                validFor == null ? null : now.plus(validFor),
                null,
                null);
        table.add(key);
        good.put(key.id(), key);
        return new Created(text.reveal(), KeyView.of(key, now, null));
    }

    /** All that there ever were, the oldest first. */
    public List<KeyView> list() {
        Instant now = clock.instant();
        return table.list().stream()
                .map(key -> KeyView.of(key, now, uses.of(key.id())))
                .toList();
    }

    /** Revokes a key, for good; revoking it again changes nothing. Null where there is none. */
    public synchronized @Nullable KeyView revoke(String id, String actor) {
        table.revoke(id, actor);
        good.remove(id);
        return list().stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
    }

    /** Whether any key is good. */
    public boolean isAny() {
        return good.keySet().stream().anyMatch(id -> caller(id, Caller.Proof.KEY) != null);
    }

    /** Who shows this key. */
    Verdict check(KeyText shown) {
        StoredKey key = good.get(shown.id());
        boolean right = shown.secret().isOf(key == null ? OF_NOBODY : key.secretHash());
        if (key == null || !right) {
            return new Verdict.Bad(Verdict.Why.UNKNOWN);
        }
        Instant now = clock.instant();
        if (isExpired(key, now)) {
            good.remove(key.id(), key);
            return new Verdict.Bad(Verdict.Why.EXPIRED);
        }
        uses.used(key.id(), now);
        return new Verdict.Good(caller(key, Caller.Proof.KEY));
    }

    /** Who acts with this key as it stands now; null where it is good no more. */
    @Nullable
    Caller caller(String id, Caller.Proof proof) {
        StoredKey key = good.get(id);
        return key == null || isExpired(key, clock.instant()) ? null : caller(key, proof);
    }

    /** Notes that a key is in use through a session. */
    void used(String id) {
        uses.used(id, clock.instant());
    }

    static boolean isExpired(StoredKey key, Instant now) {
        return key.expiresAt() != null && !now.isBefore(key.expiresAt());
    }

    private static Caller caller(StoredKey key, Caller.Proof proof) {
        return new Caller(key.id(), key.name(), Role.of(key.role()), proof);
    }
}
