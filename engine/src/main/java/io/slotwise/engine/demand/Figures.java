package io.slotwise.engine.demand;

import io.slotwise.engine.model.Position;
import java.util.Map;

/**
 * Averages that a caller gives instead of a history, each per day. Evidence like any other: shrunk, and only
 * used for a product whose sales are not on record.
 *
 * @param unitsPerDay by product id
 * @param revenuePerDay by product id, in currency units
 * @param revenuePerDayAt by position in the cabinet in question, in currency units
 */
public record Figures(
        Map<String, Double> unitsPerDay, Map<String, Double> revenuePerDay, Map<Position, Double> revenuePerDayAt) {
    public static final Figures NONE = new Figures(Map.of(), Map.of(), Map.of());

    private static final double MAX_PER_DAY = 1e6;

    public Figures {
        unitsPerDay = Map.copyOf(unitsPerDay);
        revenuePerDay = Map.copyOf(revenuePerDay);
        revenuePerDayAt = Map.copyOf(revenuePerDayAt);
        unitsPerDay.forEach((id, value) -> require("velocity of product", id, value));
        revenuePerDay.forEach((id, value) -> require("revenue of product", id, value));
        revenuePerDayAt.forEach((position, value) -> require("revenue at", position, value));
    }

    private static void require(String what, Object whose, double value) {
        if (!(value >= 0 && value <= MAX_PER_DAY)) {
            throw new IllegalArgumentException(
                    "The %s (%s) is %s per day and must be from 0 to %.0f.".formatted(what, whose, value, MAX_PER_DAY));
        }
    }
}
