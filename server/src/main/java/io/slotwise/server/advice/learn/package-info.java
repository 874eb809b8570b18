/**
 * What the operator's whole fleet has taught, kept apart from the single machines: worked out in the background, and a
 * value in memory for those who answer.
 *
 * <p>May use {@code engine} and {@code store}. Start with {@link io.slotwise.server.advice.learn.FleetLearning}.
 */
@NullMarked
package io.slotwise.server.advice.learn;

import org.jspecify.annotations.NullMarked;
