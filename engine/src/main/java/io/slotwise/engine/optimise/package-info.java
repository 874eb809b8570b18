/**
 * The best planogram for a cabinet under the operator's rules, with a proof of how good it is and the worth of
 * each move.
 *
 * <p>Ask with a {@link io.slotwise.engine.optimise.Problem} (the value model, the rules, the objective, limits,
 * proposals) and an {@link io.slotwise.engine.optimise.Effort}; {@link io.slotwise.engine.optimise.Optimiser#solve}
 * answers with a {@link io.slotwise.engine.optimise.Result}: a {@link io.slotwise.engine.optimise.Plan} or the
 * {@link io.slotwise.engine.optimise.Infeasible} conflict, and tells {@link io.slotwise.engine.optimise.Progress}
 * on the way. Equal problem, seed and effort give the equal plan. May use {@code model}, {@code rules},
 * {@code value} and {@code score}. The arrays that it searches on are in {@code search}.
 */
@NullMarked
package io.slotwise.engine.optimise;

import org.jspecify.annotations.NullMarked;
