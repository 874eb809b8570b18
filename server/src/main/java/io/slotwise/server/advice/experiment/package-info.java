/**
 * What came of plans that were carried out, and in which order to carry further ones out.
 *
 * <p>Compares machines with a plan with machines without one; the method is the engine's. May use {@code engine},
 * {@code store} and {@code advice}. Start with {@link io.slotwise.server.advice.experiment.ReadExperiments}.
 */
@NullMarked
package io.slotwise.server.advice.experiment;

import org.jspecify.annotations.NullMarked;
