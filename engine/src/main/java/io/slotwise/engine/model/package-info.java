/**
 * The nouns of the trade: products, slots, rows, cabinets, planograms, machines, venues, changes, money.
 *
 * <p>Immutable records that validate themselves; no I/O and no knowledge of sales or value. Touches
 * nothing else. Start with {@link io.slotwise.engine.model.Planogram}, then
 * {@link io.slotwise.engine.model.Change}.
 */
@NullMarked
package io.slotwise.engine.model;

import org.jspecify.annotations.NullMarked;
