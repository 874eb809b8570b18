/**
 * Things that happen to a fleet and that an analysis should find: a level that falls, a slot that jams, a neighbour that
 * takes shoppers away. Each changes the records of a fleet's past as if it had happened, and nothing else.
 *
 * <p>Uses {@code intake}'s dataset only. Start with {@link io.slotwise.testbed.plant.Plants}.
 */
@NullMarked
package io.slotwise.testbed.plant;

import org.jspecify.annotations.NullMarked;
