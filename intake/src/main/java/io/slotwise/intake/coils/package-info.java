/**
 * Which product stood in which coil and when, told from what the coils sold.
 *
 * <p>For operators who have sales by coil but no planogram. Uses the engine's nouns only. Start with
 * {@link io.slotwise.intake.coils.CoilLog}.
 */
@NullMarked
package io.slotwise.intake.coils;

import org.jspecify.annotations.NullMarked;
