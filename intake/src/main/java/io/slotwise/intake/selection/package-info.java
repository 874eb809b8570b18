/**
 * What machines call their slots, and which position in the grid that means.
 *
 * <p>Touches nothing but the engine's nouns. Start with {@link io.slotwise.intake.selection.SelectionScheme}.
 */
@NullMarked
package io.slotwise.intake.selection;

import org.jspecify.annotations.NullMarked;
