/**
 * Server-sent events: how they are written, how many streams there may be, what happens when a reader is slow or leaves.
 *
 * <p>May use {@code api.guard}, {@code api.json} and {@code api.problem}. Start with
 * {@link io.slotwise.server.api.stream.Streams}.
 */
@NullMarked
package io.slotwise.server.api.stream;

import org.jspecify.annotations.NullMarked;
