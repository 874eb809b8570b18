/**
 * Who calls and what they may do: keys with roles, and the sessions that the web application gets for them.
 *
 * <p>Knows nothing of HTTP. May use {@code store}. Start with {@link io.slotwise.server.advice.access.AccessKeys}.
 */
@NullMarked
package io.slotwise.server.advice.access;

import org.jspecify.annotations.NullMarked;
