/**
 * The fleet's past as a table, and the model fitted to it: machine levels, series filters, the stack that
 * mixes them, reconciliation and spread.
 *
 * <p>May use {@code model}, {@code sales} and its neighbours in {@code demand}. Start with {@link
 * io.slotwise.engine.demand.fleet.FleetModel}.
 */
@NullMarked
package io.slotwise.engine.demand.fleet;

import org.jspecify.annotations.NullMarked;
