package io.slotwise.server.advice.access;

import io.slotwise.server.store.access.StoredKey;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a key: everything but its secret.
 *
 * @param createdBy a key's id, or {@code local}
 * @param lastUsedAt to a few minutes
 */
public record KeyView(
        String id,
        String name,
        String role,
        String state,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    private enum State {
        GOOD,
        EXPIRED,
        REVOKED
    }

    static KeyView of(StoredKey key, Instant now, @Nullable Instant lastUsedAt) {
        return new KeyView(
                key.id(),
                key.name(),
                key.role(),
                state(key, now).name().toLowerCase(Locale.ROOT),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.revokedAt(),
                lastUsedAt);
    }

    private static State state(StoredKey key, Instant now) {
        if (key.revokedAt() != null) {
            return State.REVOKED;
        }
        return AccessKeys.isExpired(key, now) ? State.EXPIRED : State.GOOD;
    }
}
