/**
 * What a position does to sales, whatever stands there.
 *
 * <p>May use {@code model} and {@code sales}. Start with {@link io.slotwise.engine.zones.PositionEffects}: the
 * multipliers of rows and columns that the value model asks for.
 */
@NullMarked
package io.slotwise.engine.zones;

import org.jspecify.annotations.NullMarked;
