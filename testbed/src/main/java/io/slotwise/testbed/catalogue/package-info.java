/**
 * What the simulated trade knows: an assortment of invented products, kinds of cabinet, kinds of venue.
 *
 * <p>Data and geometry, no shoppers and no randomness. May use the engine's {@code model}. Start with
 * {@link io.slotwise.testbed.catalogue.Assortment}.
 */
@NullMarked
package io.slotwise.testbed.catalogue;

import org.jspecify.annotations.NullMarked;
