/**
 * What happened at the machines: sales, stock events, visits, earlier planograms, the calendar; each under the import that
 * brought it.
 *
 * <p>Counts only what was applied. May use {@code store.sqlite}. Start with
 * {@link io.slotwise.server.store.fact.Facts}.
 */
@NullMarked
package io.slotwise.server.store.fact;

import org.jspecify.annotations.NullMarked;
