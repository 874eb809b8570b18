/**
 * What a machine takes in a week: what shoppers want against what finite stock lets through, and what it costs.
 *
 * <p>Serves the value model alone; may use {@code choice} and {@code pairs}. Start with
 * {@link io.slotwise.engine.value.week.Weeks}, then {@link io.slotwise.engine.value.week.Takings}.
 */
@NullMarked
package io.slotwise.engine.value.week;

import org.jspecify.annotations.NullMarked;
