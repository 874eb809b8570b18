/**
 * What came of plans that were carried out: how to roll plans out so that it can be known, what they brought, and how far
 * what is predicted can be believed.
 *
 * <p>Works on weekly money of machines. May use {@code model} and {@code sales}. Start with
 * {@link io.slotwise.engine.insight.experiment.Realised}; methods and limits: {@code docs/decisions/experiments.md}.
 */
@NullMarked
package io.slotwise.engine.insight.experiment;

import org.jspecify.annotations.NullMarked;
