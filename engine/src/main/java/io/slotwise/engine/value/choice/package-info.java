/**
 * What stands on a machine, and what shoppers want of it in one way the world may be.
 *
 * <p>Serves the value model alone; may use {@code evidence} and {@code money}. Start with
 * {@link io.slotwise.engine.value.choice.Market}.
 */
@NullMarked
package io.slotwise.engine.value.choice;

import org.jspecify.annotations.NullMarked;
