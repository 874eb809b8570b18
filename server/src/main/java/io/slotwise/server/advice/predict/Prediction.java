package io.slotwise.server.advice.predict;

import io.slotwise.engine.model.Money;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.MoneyPerWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of planogram would bring, as callers see it. Revenue is per day, {@code value_per_week} is in the measure that
 * is named beside it.
 *
 * @param liftPercentage of revenue; absent where nothing is expected to sell today
 * @param confidenceInterval of the predicted revenue per day
 * @param dailyRevenueChangeInterval of the predicted revenue less today's, per day
 * @param probabilityBetter that the change is worth more than nothing
 * @param keyDrivers what each change brings, the largest first; they sum to {@code value_per_week}
 * @param breakEvenDays until the gain has paid for the work of changing over; absent where it never does
 * @param priorShare how much of the answer rests on what is usual and not on this machine's sales, 0 to 1
 */
public record Prediction(
        Money baselineDailyRevenue,
        Money predictedDailyRevenue,
        @Nullable Double liftPercentage,
        Interval confidenceInterval,
        Interval dailyRevenueChangeInterval,
        double probabilityBetter,
        MoneyPerWeek valuePerWeek,
        String measure,
        @Nullable Double breakEvenDays,
        int horizonDays,
        Money revenueOverHorizon,
        List<Driver> keyDrivers,
        List<Component> components,
        List<String> risks,
        @Nullable List<Concern> violations,
        Recommendation recommendation,
        Reliability reliability,
        double priorShare,
        String reasoning) {
    /** Ends of an interval and the share of the belief that it holds. */
    public record Interval(Money lowerBound, Money upperBound, double confidenceLevel) {}

    /** What one change adds, on average over the orders in which all could be made. */
    public record Driver(String change, MoneyPerWeek valuePerWeek, String reason) {}

    /** One part of the weekly money, before and after. */
    public record Component(String name, Money before, Money after) {}

    /** What to do with the change. */
    public enum Recommendation {
        IMPLEMENT,
        TEST,
        RECONSIDER
    }

    /** How much the figures can be trusted. */
    public enum Reliability {
        OK,
        /** Fewer than {@value PredictRevenue#ENOUGH_UNITS} units are expected over the horizon. */
        TOO_FEW_SALES,
        /** There is no sale on record: everything rests on what is usual. */
        NO_HISTORY
    }
}
