package io.slotwise.engine.insight;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one machine sold over a stretch of days, product by product.
 *
 * @param units by product id, at least 0
 * @param shareOnOffer by product id, the share of the days on which it was on offer, above 0 and at most 1
 * @param days length of the stretch, at least 1
 */
public record MachineSales(
        String deviceId, Venue venue, Map<String, Integer> units, Map<String, Double> shareOnOffer, int days) {
    public MachineSales {
        units = Map.copyOf(units);
        shareOnOffer = Map.copyOf(shareOnOffer);
        if (days < 1) {
            throw new IllegalArgumentException(
                    "The days (%d) of device (%s) must be at least 1.".formatted(days, deviceId));
        }
    }

    /**
     * Sums a machine's sales over the days before one. A product counts as on offer from its first sale in the stretch to
     * its last, and to the end where it stands in the machine today.
     *
     * @param end the day after the last one that counts
     */
    public static MachineSales of(Machine machine, SalesHistory sales, LocalDate end, int days) {
        long from = end.toEpochDay() - days;
        Map<String, Integer> units = new TreeMap<>();
        Map<String, long[]> seen = new TreeMap<>();
        for (int line = sales.firstLineFrom(from);
                line < sales.size() && sales.epochDay(line) < end.toEpochDay();
                line++) {
            String product = sales.productIds().get(sales.product(line));
            long day = sales.epochDay(line);
            units.merge(product, sales.quantity(line), Integer::sum);
            seen.merge(product, new long[] {day, day}, (old, now) -> new long[] {old[0], now[1]});
        }
        for (String standing : standing(machine)) {
            seen.merge(standing, new long[] {from, end.toEpochDay() - 1}, (old, now) -> new long[] {old[0], now[1]});
        }
        Map<String, Double> shares = new TreeMap<>();
        seen.forEach((product, span) -> shares.put(product, (span[1] - span[0] + 1) / (double) days));
        return new MachineSales(machine.id(), machine.venue(), units, shares, days);
    }

    /** Units of all products. */
    public long total() {
        return units.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static Set<String> standing(Machine machine) {
        return machine.planograms().stream()
                .flatMap(planogram -> planogram.slots().stream())
                .map(Slot::facing)
                .filter(Objects::nonNull)
                .map(Facing::productId)
                .collect(Collectors.toSet());
    }
}
