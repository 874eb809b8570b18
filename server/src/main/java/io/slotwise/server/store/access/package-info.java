/**
 * Who may call: keys and sessions, of whose secrets only hashes are kept.
 *
 * <p>May use {@code store.sqlite} and the audit trail. Start with {@link io.slotwise.server.store.access.StoredKeys}.
 */
@NullMarked
package io.slotwise.server.store.access;

import org.jspecify.annotations.NullMarked;
