package io.slotwise.engine.demand;

import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Level;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Units expected of a product, category, machine or fleet.
 *
 * @param deviceId {@code ""} for the fleet
 * @param productId {@code ""} above products
 * @param category {@code ""} above categories or when unknown
 * @param from first day
 * @param to last day, inclusive
 * @param mean expected sales in units
 * @param quantiles whole units at the levels of {@link #LEVELS}, never falling
 */
public record DemandForecast(
        Level level,
        String deviceId,
        String productId,
        String category,
        LocalDate from,
        LocalDate to,
        double mean,
        List<Double> quantiles,
        Reliability reliability) {
    /** The levels of all quantiles: 0.05 to 0.975. */
    public static final List<Double> LEVELS =
            Arrays.stream(Forecasts.quantileLevels()).boxed().toList();

    /** Expected units from which single figures mean something: see "How accurate is possible". */
    public static final int ENOUGH_UNITS = 75;

    public static final int ENOUGH_DAYS = 28;

    public DemandForecast {
        quantiles = List.copyOf(quantiles);
    }

    /** The quantile at one of {@link #LEVELS}. */
    public double quantile(double level) {
        int index = LEVELS.indexOf(level);
        if (index < 0) {
            throw new IllegalArgumentException("The quantile level (%s) must be one of %s.".formatted(level, LEVELS));
        }
        return quantiles.get(index);
    }
}
