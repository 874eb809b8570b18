/**
 * A worth that no plan exceeds, by prices for what products share. Start with
 * {@link io.slotwise.engine.optimise.bound.Bound}; products choose in {@code Choices}, rows in {@code RowPaths}, and
 * {@code Descent} looks for the prices. May use {@code search}, whose {@code Instance} it bounds.
 */
@NullMarked
package io.slotwise.engine.optimise.bound;

import org.jspecify.annotations.NullMarked;
