package io.slotwise.engine.optimise.plan;

/** The answer to a problem: a plan, or why there is none. */
public sealed interface Result permits Plan, Infeasible {}
