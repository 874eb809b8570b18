/**
 * How one machine's demand differs from that of others at venues of its kind, and what follows for its assortment,
 * hours and prices.
 *
 * <p>Asks the engine's insights over the stored fleet and words their figures. May use {@code engine}, {@code store}
 * and {@code advice}. Start with {@link io.slotwise.server.advice.venue.PersonaliseMachine}.
 */
@NullMarked
package io.slotwise.server.advice.venue;

import org.jspecify.annotations.NullMarked;
