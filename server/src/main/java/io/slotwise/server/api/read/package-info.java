/**
 * What a request brings along, read strictly: machines, planograms, products, the past, changes, rules, scenarios.
 *
 * <p>Each reader notes every fault with its pointer and goes on; nothing is used before all was checked. May use
 * {@code api.json} and {@code advice}. Start with {@link io.slotwise.server.api.read.SituationReader}.
 */
@NullMarked
package io.slotwise.server.api.read;

import org.jspecify.annotations.NullMarked;
