/**
 * HTTP/1.1 over plain sockets, as much of it as an API client needs, with the means to misbehave.
 *
 * <p>Knows nothing of messages. Start with {@link io.slotwise.testbed.claude.wire.Door}.
 */
@NullMarked
package io.slotwise.testbed.claude.wire;

import org.jspecify.annotations.NullMarked;
