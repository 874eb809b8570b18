/**
 * The one value model: what a planogram is worth on a machine in money a week, how sure that is, and what a
 * change brings. Nothing else in the product knows what a placement is worth.
 *
 * <p>May use {@code model}, {@code sales}, {@code demand}, {@code affinity} and {@code zones}. Start with
 * {@link io.slotwise.engine.value.ValueModel}; what goes in is in {@code evidence}, what comes out in {@code money}; all
 * assumptions are in {@link io.slotwise.engine.value.evidence.Priors}.
 */
@NullMarked
package io.slotwise.engine.value;

import org.jspecify.annotations.NullMarked;
