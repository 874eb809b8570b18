/**
 * What can be read beyond one machine's planogram: how a venue differs from others of its kind and what it lacks, and in
 * the inner rooms anomalies, scenarios, patterns across machines, competition and looks.
 *
 * <p>Figures and reasons as records; words come later. May use every other room of the engine. Start with
 * {@link io.slotwise.engine.insight.VenueProfile}.
 */
@NullMarked
package io.slotwise.engine.insight;

import org.jspecify.annotations.NullMarked;
