package io.slotwise.server.advice.demand;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slotwise.engine.demand.Reliability;
import io.slotwise.engine.demand.outlook.Trend;
import io.slotwise.engine.demand.outlook.VisitTiming;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a machine will sell and what follows from it, as callers see it.
 *
 * @param from first day of the forecast
 * @param horizonDays days that {@code horizon}, {@code quantiles} and {@code levels} speak of
 * @param cycleDays whole days between two visits
 * @param measure what money counts: {@code margin}, or {@code revenue} where costs are not known
 * @param demandForecast by product id
 * @param stockoutRisk likeliest first
 * @param parLevelRecommendations by product id, of products whose room is known
 * @param optimalServiceTiming absent where no room is known
 * @param effects what moves the machine's sales beside its weekdays, also what is not used
 * @param course of the product that was asked for; else absent
 * @param reliability of the machine's total over the horizon; each figure has its own
 * @param reliabilityReason absent where it is good
 */
public record DemandAnswer(
        LocalDate from,
        int horizonDays,
        int cycleDays,
        String measure,
        Map<String, ProductDemand> demandForecast,
        List<StockoutRisk> stockoutRisk,
        Map<String, Par> parLevelRecommendations,
        @Nullable Timing optimalServiceTiming,
        Levels levels,
        List<DayEffect> effects,
        @Nullable ProductCourse course,
        Reliability reliability,
        @Nullable String reliabilityReason) {
    /**
     * One product.
     *
     * @param next7Days expected units
     * @param nextCycle expected units until the visit after a full one
     * @param horizon expected units over the horizon
     * @param confidenceInterval of the next 7 days
     * @param quantiles whole units over the horizon, by level
     * @param seasonalityFactor how the coming days compare with usual ones; 1 for alike
     * @param unitsPerDayInStock what would sell on a day if it never ran out
     * @param priorShare how much of that rests on priors, 0 to 1
     */
    public record ProductDemand(
            @Nullable String productName,
            @JsonProperty("next_7_days") double next7Days,
            double nextCycle,
            double horizon,
            Interval confidenceInterval,
            Map<String, Double> quantiles,
            Movement trend,
            double seasonalityFactor,
            double unitsPerDayInStock,
            double priorShare,
            Reliability reliability) {}

    /** An interval, of whole units where units are meant. */
    public record Interval(double lowerBound, double upperBound, double confidenceLevel) {}

    /** Where a product's sales are going. {@code change} compares the last four weeks with the eight before. */
    public record Movement(Trend.Direction direction, double changePercent) {}

    /**
     * A product that may run out before the next visit.
     *
     * @param probability that it does
     * @param daysUntilStockout at the expected pace
     * @param stock units now; where {@code stockKnown} is false, what it is filled up to
     * @param missedUnits expected, until the visit
     */
    public record StockoutRisk(
            String productId,
            @Nullable String productName,
            List<Position> positions,
            double probability,
            String risk,
            double daysUntilStockout,
            int daysToNextVisit,
            int stock,
            boolean stockKnown,
            double missedUnits,
            Money missedPerWeek) {}

    /**
     * How far to fill a product up.
     *
     * @param serviceLevel share of cycles without a stock-out that the prices ask for
     * @param stockoutProbability with the recommended level, until the next visit
     * @param slots the recommended level by position
     */
    public record Par(
            @Nullable String productName,
            int currentPar,
            int recommendedPar,
            int capacity,
            double serviceLevel,
            double stockoutProbability,
            double currentStockoutProbability,
            Map<String, Integer> slots,
            String reason) {}

    /**
     * How often to come.
     *
     * @param nextVisitBy day by which the interval has passed since the last known visit, or since the first day
     * @param options of intervals: what they cost a week
     */
    public record Timing(
            double currentIntervalDays,
            int recommendedIntervalDays,
            LocalDate nextVisitBy,
            VisitTiming.Basis basis,
            List<Option> options,
            String reason) {}

    /** One interval between visits. */
    public record Option(int intervalDays, Money missedPerWeek, Money visitsPerWeek, double soldShare) {}

    /** What the machine and its categories will sell over the horizon. */
    public record Levels(Total machine, List<Total> categories) {}

    /** One total. {@code category} is absent for the machine. */
    public record Total(
            @Nullable String category, double expected, Map<String, Double> quantiles, Reliability reliability) {}

    /**
     * One product's sales from visit to visit, to be drawn.
     *
     * @param stepDays days of each step
     * @param past oldest first
     * @param coming next first
     * @param soldOutDays of the past
     * @param stockKnown whether the past says when it was sold out
     * @param capacity units that its slots hold; absent where not known
     */
    public record ProductCourse(
            String productId,
            @Nullable String productName,
            int stepDays,
            List<Sold> past,
            List<Coming> coming,
            List<LocalDate> soldOutDays,
            boolean stockKnown,
            @Nullable Integer parLevel,
            @Nullable Integer capacity) {}

    /** Units sold in one step; both days inclusive. */
    public record Sold(LocalDate from, LocalDate to, int units) {}

    /** Units expected in one step; both days inclusive. */
    public record Coming(LocalDate from, LocalDate to, double expected, Interval confidenceInterval) {}
}
