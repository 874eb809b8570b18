package io.slotwise.server.advice.venue;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import io.slotwise.server.advice.Impact;
import io.slotwise.server.advice.MoneyPerWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What fits a machine's place, as callers see it.
 *
 * @param venueStrategy sentences made of the figures below
 * @param comparedWith ids of the machines that it was compared with
 * @param sameVenueType false where too few machines stand at this kind of venue and all were taken
 * @param reason why something could not be said, otherwise absent
 */
public record Personalization(
        String venueStrategy,
        Assortment personalizedAssortment,
        Times timeBasedOptimization,
        Pricing pricingStrategy,
        Performance expectedPerformance,
        List<String> comparedWith,
        boolean sameVenueType,
        Reliability reliability,
        @Nullable String reason) {
    /** How much the comparison can be trusted. */
    public enum Reliability {
        OK,
        /** Too few machines at this kind of venue: it was compared with all. */
        OTHER_VENUES,
        /** Fewer than {@value PersonaliseMachine#ENOUGH_UNITS} units are on record here. */
        TOO_FEW_SALES,
        /** No other machine with sales is stored. */
        NO_COMPARISON
    }

    /**
     * Products by their standing.
     *
     * @param underperforming offered here and surely selling worse than elsewhere
     */
    public record Assortment(
            List<Standing> coreProducts,
            List<Standing> localFavorites,
            List<Newcomer> experimental,
            List<Standing> underperforming) {}

    /** A product that is offered here; the index is sales here against its share elsewhere, 1 where alike. */
    public record Standing(
            String productId,
            String productName,
            double unitsPerWeek,
            double expectedPerWeek,
            double index,
            double indexLow,
            double indexHigh,
            int offeredBy) {}

    /** A product that sells elsewhere and is not offered here; its units are those before it takes from others. */
    public record Newcomer(String productId, String productName, double expectedPerWeek, int offeredBy) {}

    /** The day in parts. */
    public record Times(List<Part> parts, @Nullable String reason) {}

    /** One part of the day by the machine's clock, and the categories that stand out in it. */
    public record Part(String part, int fromHour, int toHour, double share, List<String> categories) {}

    /** Prices against those that others ask. */
    public record Pricing(
            List<PriceStanding> positions,
            @Nullable Reprice furthest,
            @Nullable String reason) {}

    /** One price; {@code ratio} is price by median. */
    public record PriceStanding(
            String productId, String productName, Money price, Money median, int others, double ratio) {}

    /** What going to the others' median would bring. */
    public record Reprice(
            String productId,
            Money from,
            Money to,
            MoneyPerWeek revenuePerWeek,
            MoneyPerWeek valuePerWeek,
            boolean allowed) {}

    /** The week as it is and with the best newcomers. */
    public record Performance(
            @Nullable Range revenueToday,
            @Nullable Range revenueAfter,
            @Nullable Impact impact,
            List<Addition> additions,
            @Nullable String reason) {}

    /** Revenue a week with its interval. */
    public record Range(Money mean, Money low, Money high) {}

    /** A newcomer with the slot it should have, valued after the ones before it. */
    public record Addition(
            String productId,
            String productName,
            Position position,
            @Nullable String insteadOf,
            MoneyPerWeek valuePerWeek) {}
}
