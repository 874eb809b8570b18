package io.slotwise.server.store.access;

import io.slotwise.server.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The sessions of a store. */
public final class StoredSessions {
    private final Store store;

    public StoredSessions(Store store) {
        this.store = store;
    }

    public List<StoredSession> list() {
        return store.read(sql -> sql.sql("SELECT * FROM access_sessions ORDER BY last_used_at, session_hash")
                .query((row, line) -> new StoredSession(
                        row.getString("session_hash"),
                        row.getString("key_id"),
                        Instant.ofEpochMilli(row.getLong("began_at")),
                        Instant.ofEpochMilli(row.getLong("last_used_at"))))
                .list());
    }

    /** Keeps a new session in place of others, by their hashes. */
    public void add(StoredSession session, Collection<String> gone) {
        store.write(tx -> {
            gone.forEach(hash -> tx.sql()
                    .sql("DELETE FROM access_sessions WHERE session_hash = ?")
                    .param(hash)
                    .update());
            return tx.sql()
                    .sql("INSERT INTO access_sessions VALUES (?, ?, ?, ?)")
                    .params(
                            session.hash(),
                            session.keyId(),
                            session.beganAt().toEpochMilli(),
                            session.lastUsedAt().toEpochMilli())
                    .update();
        });
    }

    /** Forgets a session, if it is there. */
    public void remove(String hash) {
        store.write(tx -> tx.sql()
                .sql("DELETE FROM access_sessions WHERE session_hash = ?")
                .param(hash)
                .update());
    }

    /** Notes when a session was used last. */
    public void used(String hash, Instant at) {
        store.write(tx -> tx.sql()
                .sql("UPDATE access_sessions SET last_used_at = ? WHERE session_hash = ?")
                .params(at.toEpochMilli(), hash)
                .update());
    }
}
