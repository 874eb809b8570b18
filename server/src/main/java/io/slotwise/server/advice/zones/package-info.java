/**
 * What sells where in a cabinet, what the place does to it, and which swaps would make use of that.
 *
 * <p>Draws the engine's two maps for callers and proposes legal swaps, each valued by the engine. May use
 * {@code engine} and {@code advice}. Start with {@link io.slotwise.server.advice.zones.AnalyseZones}.
 */
@NullMarked
package io.slotwise.server.advice.zones;

import org.jspecify.annotations.NullMarked;
