package io.slotwise.engine.value;

import io.slotwise.engine.value.money.Measure;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.money.WeeklyValue;

/**
 * What one planogram is worth more than another, per week.
 *
 * @param change money a week, after less before
 * @param revenueBefore expected revenue a week
 * @param revenueAfter expected revenue a week
 * @param revenueChange revenue a week, after less before
 * @param priorShare how much of the change rests on priors and not on this operator's data, 0 to 1
 */
public record Uplift(
        Measure measure,
        WeeklyMoney before,
        WeeklyMoney after,
        WeeklyValue change,
        WeeklyValue revenueBefore,
        WeeklyValue revenueAfter,
        WeeklyValue revenueChange,
        double priorShare) {}
