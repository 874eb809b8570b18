/**
 * People in front of a machine: what they wish for, what they see, what they take.
 *
 * <p>Models of choice that differ in structure from each other and from the engine's attraction model. Every
 * draw is addressed by a seed and a key, so that the same shopper can meet two planograms. May use
 * {@code catalogue}. Start with {@link io.slotwise.testbed.shopper.ShopperModel}.
 */
@NullMarked
package io.slotwise.testbed.shopper;

import org.jspecify.annotations.NullMarked;
