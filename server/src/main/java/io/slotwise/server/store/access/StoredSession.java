package io.slotwise.server.store.access;

import java.time.Instant;

/**
 * A session as it is kept.
 *
 * @param hash SHA-256 of its secret, in hexadecimal digits
 * @param keyId the key that it was begun with
 * @param lastUsedAt to the minute or so
 */
public record StoredSession(String hash, String keyId, Instant beganAt, Instant lastUsedAt) {}
