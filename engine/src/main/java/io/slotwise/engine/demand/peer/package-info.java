/**
 * The methods that a better one must beat, each over a single series.
 *
 * <p>May use {@code model}, {@code sales} and its neighbours in {@code demand}. Start with {@link
 * io.slotwise.engine.demand.peer.Peer}.
 */
@NullMarked
package io.slotwise.engine.demand.peer;

import org.jspecify.annotations.NullMarked;
