/**
 * What a plan is said to bring, and what each step, each rule and each further change has to do with it. Start with
 * {@link io.slotwise.engine.optimise.explain.PlanMaker}. May use every other room within but {@code bound}.
 */
@NullMarked
package io.slotwise.engine.optimise.explain;

import org.jspecify.annotations.NullMarked;
