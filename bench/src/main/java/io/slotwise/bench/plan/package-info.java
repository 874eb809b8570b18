/**
 * How good and how fast plans are: on generated problems against a bound, annealing alone and a referee, and on
 * truth fleets against an oracle.
 *
 * <p>Start with {@link io.slotwise.bench.plan.PuzzleReport} and {@link io.slotwise.bench.plan.RealisedPlans}.
 */
@NullMarked
package io.slotwise.bench.plan;

import org.jspecify.annotations.NullMarked;
