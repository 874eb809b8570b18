/**
 * What a machine will sell, when it runs out, how far to fill it and how often to visit.
 *
 * <p>May use the engine, the store and {@code advice}. Start with {@link
 * io.slotwise.server.advice.demand.ForecastDemand}.
 */
@NullMarked
package io.slotwise.server.advice.demand;

import org.jspecify.annotations.NullMarked;
