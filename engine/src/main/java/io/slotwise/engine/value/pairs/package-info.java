/**
 * What products that are bought together bring where they stand.
 *
 * <p>May use {@code choice}. Start with {@link io.slotwise.engine.value.pairs.AffinityTable}.
 */
@NullMarked
package io.slotwise.engine.value.pairs;

import org.jspecify.annotations.NullMarked;
