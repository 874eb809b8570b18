/**
 * What must hold: the laws of the machine (fit, temperature, weight, capacity, shelf life) and the wishes of
 * the operator (facings, prices, pins, budgets of change), with reasons and repairs.
 *
 * <p>Knows nothing of sales or value; may use {@code model} only. Start with
 * {@link io.slotwise.engine.rules.RuleBook}; {@link io.slotwise.engine.rules.PlacementCheck} is the quick way
 * to ask about one product in one slot.
 */
@NullMarked
package io.slotwise.engine.rules;

import org.jspecify.annotations.NullMarked;
