package io.slotwise.llm.cost;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much Claude may cost on a day.
 *
 * @param dayNanos for everything, in nano-dollars
 * @param featureNanos for single features; those not named share the day's
 * @param zone the operator's: where the day begins and ends
 */
public record Budget(long dayNanos, Map<String, Long> featureNanos, ZoneId zone) {
    /** Everything of a day. */
    public static final String DAY = "day";

    private static final String FEATURE = "feature:";
    private static final long NANOS = 1_000_000_000L;

    public Budget {
        featureNanos = Map.copyOf(featureNanos);
        if (dayNanos < 0 || featureNanos.values().stream().anyMatch(nanos -> nanos < 0)) {
            throw new IllegalArgumentException("A budget must not be negative.");
        }
    }

    /** So many dollars a day for everything. */
    public static Budget ofDollars(long dollars, ZoneId zone) {
        return new Budget(Math.multiplyExact(dollars, NANOS), Map.of(), zone);
    }

    /** Nano-dollars as dollars, to be shown. */
    public static double dollars(long nanos) {
        return nanos / (double) NANOS;
    }

    /** What a feature counts against. */
    public static List<String> scopes(String feature) {
        return List.of(DAY, FEATURE + feature);
    }

    /** The limit of each scope that has one. */
    public Map<String, Long> limits() {
        Map<String, Long> limits = new HashMap<>();
        limits.put(DAY, dayNanos);
        featureNanos.forEach((feature, nanos) -> limits.put(FEATURE + feature, nanos));
        return limits;
    }
}
