/**
 * What changing one slot, or one product's slots, does to the week: thousands of questions at a few nanoseconds each.
 *
 * <p>May use {@code week} and what it stands on. Start with {@link io.slotwise.engine.value.slot.PlacementValues}.
 */
@NullMarked
package io.slotwise.engine.value.slot;

import org.jspecify.annotations.NullMarked;
