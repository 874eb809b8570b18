/**
 * Market baskets from files: what was bought together, with nothing else needed.
 *
 * <p>May use {@code csv}, {@code mapping} and {@code report}. Start with
 * {@link io.slotwise.intake.baskets.BasketFile}.
 */
@NullMarked
package io.slotwise.intake.baskets;

import org.jspecify.annotations.NullMarked;
