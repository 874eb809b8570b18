/**
 * Forecasts of the past from its own past, and how good they were.
 *
 * <p>May use {@code model}, {@code sales} and its neighbours in {@code demand}. Start with {@link
 * io.slotwise.engine.demand.backtest.Backtest}.
 */
@NullMarked
package io.slotwise.engine.demand.backtest;

import org.jspecify.annotations.NullMarked;
