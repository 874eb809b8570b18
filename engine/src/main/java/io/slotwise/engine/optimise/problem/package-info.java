/**
 * What is to be planned: the model and the rules, what is wanted, how much may change, how cautiously, from whose
 * suggestions. Start with {@link io.slotwise.engine.optimise.problem.Problem}.
 */
@NullMarked
package io.slotwise.engine.optimise.problem;

import org.jspecify.annotations.NullMarked;
