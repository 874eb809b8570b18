/**
 * Filters and regressions over single series, on plain numbers.
 *
 * <p>May use {@code model}, {@code sales} and its neighbours in {@code demand}. Start with {@link
 * io.slotwise.engine.demand.filter.ShareFilter}.
 */
@NullMarked
package io.slotwise.engine.demand.filter;

import org.jspecify.annotations.NullMarked;
