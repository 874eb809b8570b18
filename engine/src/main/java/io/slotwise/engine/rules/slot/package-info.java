/**
 * The rules that one product in one slot keeps or breaks whatever stands elsewhere, and what the standing
 * planogram proves about a fit.
 *
 * <p>For the room's own use. Start with {@link io.slotwise.engine.rules.slot.SlotRules}.
 */
@NullMarked
package io.slotwise.engine.rules.slot;

import org.jspecify.annotations.NullMarked;
