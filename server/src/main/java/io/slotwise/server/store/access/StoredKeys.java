package io.slotwise.server.store.access;

import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.Audit;
import io.slotwise.server.store.sqlite.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a store. One that was revoked stays, so that the audit trail can be read; it is good for nothing else. */
public final class StoredKeys {
    private final Store store;

    public StoredKeys(Store store) {
        this.store = store;
    }

    /** All of them, the oldest first. */
    public List<StoredKey> list() {
        return store.read(sql -> sql.sql("SELECT * FROM access_keys ORDER BY created_at, key_id")
                .query((row, line) -> key(row))
                .list());
    }

    /** Keeps a new key, and who made it in the audit trail. */
    public void add(StoredKey key) {
        store.write(tx -> {
            tx.sql()
                    .sql("INSERT INTO access_keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(Columns.row(
                            key.id(),
                            key.name(),
                            key.role(),
                            key.secretHash(),
                            key.createdAt().toEpochMilli(),
                            key.createdBy(),
                            millis(key.expiresAt()),
                            millis(key.revokedAt()),
                            millis(key.lastUsedAt())))
                    .update();
            String until = key.expiresAt() == null ? "" : " until " + key.expiresAt();
            Audit.append(tx, new Audit.Act(key.createdBy(), "create key", key.id(), "", key.role() + until));
            return "";
        });
    }

    /** Revokes a key and ends its sessions; false where it was revoked before or there is none. */
    public boolean revoke(String id, String actor) {
        return store.write(tx -> {
            int revoked = tx.sql()
                    .sql("UPDATE access_keys SET revoked_at = ? WHERE key_id = ? AND revoked_at IS NULL")
                    .params(tx.nowMs(), id)
                    .update();
            if (revoked == 0) {
                return false;
            }
            tx.sql()
                    .sql("DELETE FROM access_sessions WHERE key_id = ?")
                    .param(id)
                    .update();
            Audit.append(tx, new Audit.Act(actor, "revoke key", id, "good", "revoked"));
            return true;
        });
    }

    /** Notes when a key was used last. */
    public void used(String id, Instant at) {
        store.write(tx -> tx.sql()
                .sql("UPDATE access_keys SET last_used_at = ? WHERE key_id = ?")
                .params(at.toEpochMilli(), id)
                .update());
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        return new StoredKey(
                row.getString("key_id"),
                row.getString("name"),
                row.getString("role"),
                row.getString("secret_hash"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"),
                moment(row, "expires_at"),
                moment(row, "revoked_at"),
                moment(row, "last_used_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
