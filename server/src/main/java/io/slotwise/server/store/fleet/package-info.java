/**
 * What stands today and who changed it: machines, planograms with every earlier version, products, the rule book, the
 * audit trail.
 *
 * <p>May use {@code store.fact} and {@code store.sqlite}. Start with
 * {@link io.slotwise.server.store.fleet.Planograms}.
 */
@NullMarked
package io.slotwise.server.store.fleet;

import org.jspecify.annotations.NullMarked;
