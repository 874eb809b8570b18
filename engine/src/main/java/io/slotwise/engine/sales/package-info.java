/**
 * What happened at a machine: sales, stock events, visits, earlier planograms, days out of the ordinary.
 *
 * <p>Records as they were observed, and {@link io.slotwise.engine.sales.SalesHistory} that holds the sales
 * of one machine in columns. May use {@code model}. Start with
 * {@link io.slotwise.engine.sales.MachineHistory}: all that is known of one machine's past.
 */
@NullMarked
package io.slotwise.engine.sales;

import org.jspecify.annotations.NullMarked;
