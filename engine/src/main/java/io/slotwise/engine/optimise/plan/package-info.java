/**
 * What comes out: a {@link io.slotwise.engine.optimise.plan.Plan} with its moves and what they are worth, or the
 * {@link io.slotwise.engine.optimise.plan.Infeasible} conflict; and the {@link io.slotwise.engine.optimise.plan.Progress}
 * on the way. May use {@code problem}.
 */
@NullMarked
package io.slotwise.engine.optimise.plan;

import org.jspecify.annotations.NullMarked;
