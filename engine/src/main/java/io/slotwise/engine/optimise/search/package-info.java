/**
 * The search itself, on arrays: what a planning problem is worth by pattern, and annealing.
 *
 * <p>Knows products and slots by number only. Start with {@link io.slotwise.engine.optimise.search.Instance}, then
 * {@link io.slotwise.engine.optimise.search.Annealing}.
 */
@NullMarked
package io.slotwise.engine.optimise.search;

import org.jspecify.annotations.NullMarked;
