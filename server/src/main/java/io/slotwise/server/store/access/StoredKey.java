package io.slotwise.server.store.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept.
 *
 * @param role a word; what it means is for those who ask
 * @param secretHash SHA-256 of the secret, in hexadecimal digits
 * @param createdBy who acted: a key's id, or the local user
 * @param expiresAt the first moment at which it is good no more; null for never
 * @param lastUsedAt to the minute or so; null where it was not used yet
 */
public record StoredKey(
        String id,
        String name,
        String role,
        String secretHash,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {}
