package io.slotwise.server.advice;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.value.money.WeeklyValue;

/**
 * Money a week as callers see it: to four decimals, with its 80 % interval.
 *
 * @param probabilityPositive to four decimals
 */
public record MoneyPerWeek(Money mean, Money low, Money high, double probabilityPositive) {
    /** A value of the engine, rounded for callers. */
    public static MoneyPerWeek of(WeeklyValue value) {
        return new MoneyPerWeek(
                Money.nearest(value.mean()),
                Money.nearest(value.low()),
                Money.nearest(value.high()),
                Rounded.of(value.probabilityPositive()));
    }
}
