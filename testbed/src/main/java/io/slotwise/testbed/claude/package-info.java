/**
 * A simulated Messages API: a loopback server with the real wire format, so that everything that talks to Claude can
 * be tried, broken and billed without a network.
 *
 * <p>{@code wire} holds HTTP over plain sockets (a cut stream or a reset must be possible), {@code meter} tokens,
 * prompt-cache counters and money, {@code mind} what it answers. Start with
 * {@link io.slotwise.testbed.claude.SimulatedClaude}.
 */
@NullMarked
package io.slotwise.testbed.claude;

import org.jspecify.annotations.NullMarked;
