/**
 * Machines whose truth is known: who comes when, what they see and like, what the driver and the operator do.
 *
 * <p>Simulates a machine's past as the records that an operator would have, and answers what any planogram
 * would truly earn. May use {@code catalogue} and {@code shopper}. Start with
 * {@link io.slotwise.testbed.world.TrueMachine}, then {@link io.slotwise.testbed.world.Truth}.
 */
@NullMarked
package io.slotwise.testbed.world;

import org.jspecify.annotations.NullMarked;
