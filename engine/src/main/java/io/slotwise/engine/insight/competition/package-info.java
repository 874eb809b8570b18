/**
 * Where a machine stands among others that sell the same: prices, what only one of them offers, and what another price
 * would bring.
 *
 * <p>Start with {@link io.slotwise.engine.insight.competition.Rivalry}.
 */
@NullMarked
package io.slotwise.engine.insight.competition;

import org.jspecify.annotations.NullMarked;
