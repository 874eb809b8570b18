/**
 * Plans for machines: the best planogram under the rules, for one machine or as an item of a batch, carrying a plan out,
 * and small recommendations.
 *
 * <p>{@link io.slotwise.server.advice.optimise.OptimisePlan} is behind every plan that a user sees, whether it is
 * answered, streamed, worked out in the background or printed. What others than the engine suggest comes in through
 * {@link io.slotwise.server.advice.optimise.Suggestions} and is held against the rules and priced by the engine before it
 * counts. May use {@code engine}, {@code store} and {@code advice}.
 */
@NullMarked
package io.slotwise.server.advice.optimise;

import org.jspecify.annotations.NullMarked;
