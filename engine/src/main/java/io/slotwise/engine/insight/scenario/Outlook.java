package io.slotwise.engine.insight.scenario;

import io.slotwise.engine.value.money.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What scenarios may bring, all held against things as they are.
 *
 * @param today things as they are
 * @param sensitivities what moves the money of today's planogram most, largest swing first
 */
public record Outlook(
        Measure measure,
        Result today,
        List<Result> scenarios,
        List<Sensitivity> sensitivities,
        List<BreakEven> breakEvens) {
    public Outlook {
        scenarios = List.copyOf(scenarios);
        sensitivities = List.copyOf(sensitivities);
        breakEvens = List.copyOf(breakEvens);
    }

    /**
     * What one scenario may bring over the whole time.
     *
     * @param mean money
     * @param percentiles money, in the order of {@link Scenarios#PERCENTILES}
     * @param revenue mean revenue
     * @param valueAtRisk how much less than today's mean it brings in one of {@code 1 / (1 − level)} times, or worse
     * @param expectedShortfall how much less than today's mean it brings on average of those times (CVaR)
     * @param probabilityLoss chance that the money is below 0
     * @param change mean money more than things as they are, the same luck meeting both
     * @param probabilityBetter chance that it brings more than things as they are; .5 for things as they are
     */
    public record Result(
            String name,
            double mean,
            double sd,
            List<Double> percentiles,
            double revenue,
            double valueAtRisk,
            double expectedShortfall,
            double probabilityLoss,
            double change,
            double probabilityBetter) {
        public Result {
            percentiles = List.copyOf(percentiles);
        }
    }

    /** What may be other than expected. */
    public enum Driver {
        DEMAND,
        PRICES,
        COSTS,
        SERVICE_INTERVAL,
        PRICE_ELASTICITY,
        FACINGS_ELASTICITY,
        SHARE_LOST
    }

    /**
     * What one driver does on its own.
     *
     * @param low its low setting, a factor, days or an elasticity
     * @param moneyLow expected money a week at the low setting
     */
    public record Sensitivity(Driver driver, double low, double high, double moneyLow, double moneyHigh) {
        public double swing() {
            return Math.abs(moneyHigh - moneyLow);
        }
    }

    /**
     * Where one driver brings the money of a week to a target.
     *
     * @param factor on the driver; absent where no factor from .05 to 5 does
     */
    public record BreakEven(
            Driver driver, double target, @Nullable Double factor) {}
}
