/**
 * The best planogram for a cabinet under the operator's rules, with a proof of how good it is and the worth of
 * each move.
 *
 * <p>Ask with a {@link io.slotwise.engine.optimise.problem.Problem} and an
 * {@link io.slotwise.engine.optimise.problem.Effort}; {@link io.slotwise.engine.optimise.Optimiser#solve} answers with a
 * {@link io.slotwise.engine.optimise.plan.Result}, {@link io.slotwise.engine.optimise.Tradeoff} with plans between several
 * objectives. Equal problem, seed and effort give the equal plan. May use {@code model}, {@code rules}, {@code value} and
 * {@code score}. Within: {@code problem} goes in and {@code plan} comes out, {@code setup} makes numbers of words,
 * {@code search} and {@code bound} work on them, {@code legal} and {@code explain} make words again.
 */
@NullMarked
package io.slotwise.engine.optimise;

import org.jspecify.annotations.NullMarked;
