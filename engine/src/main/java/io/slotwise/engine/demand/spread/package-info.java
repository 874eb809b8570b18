/**
 * How far units spread around their forecast.
 *
 * <p>May use {@code model}, {@code sales} and its neighbours in {@code demand}. Start with {@link
 * io.slotwise.engine.demand.spread.Spread}.
 */
@NullMarked
package io.slotwise.engine.demand.spread;

import org.jspecify.annotations.NullMarked;
