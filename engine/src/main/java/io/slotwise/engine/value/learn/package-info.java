/**
 * What a whole fleet's past teaches the value model: rates of every product on every machine, what rows and
 * columns do, how shoppers react to facings and prices.
 *
 * <p>Every logged planogram change is an experiment: the same product on the same machine before and after, with
 * the machine's other slots as control. Start with {@link io.slotwise.engine.value.learn.FleetKnowledge}.
 */
@NullMarked
package io.slotwise.engine.value.learn;

import org.jspecify.annotations.NullMarked;
