/**
 * Distributions of counts and losses over them.
 *
 * <p>May use {@code model}, {@code sales} and its neighbours in {@code demand}. Start with {@link
 * io.slotwise.engine.demand.count.NegativeBinomial}.
 */
@NullMarked
package io.slotwise.engine.demand.count;

import org.jspecify.annotations.NullMarked;
