package io.slotwise.server.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When nights are worked on.
 *
 * @param at when the whole fleet is asked about, by the operator's clock; null for only when somebody asks
 * @param zone the operator's
 * @param soonest how long after a look the next one comes while answers come in
 * @param latest how long at most, reached by doubling while nothing happens
 * @param patience how long a far side that cannot be reached is tried before the engine answers alone
 */
public record OvernightConfig(
        @Nullable LocalTime at, ZoneId zone, Duration soonest, Duration latest, Duration patience) {
    public OvernightConfig {
        if (!soonest.isPositive() || latest.compareTo(soonest) < 0) {
            throw new IllegalArgumentException(
                    "Looks at batches must be apart (%s to %s), the later not before the sooner."
                            .formatted(soonest, latest));
        }
    }

    /** Looks half a minute to ten apart, as most batches are done within an hour; six hours of patience. */
    public static OvernightConfig at(@Nullable LocalTime at, ZoneId zone) {
        return new OvernightConfig(at, zone, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofHours(6));
    }

    /** The same, looking this long after a look while answers come in. */
    public OvernightConfig looking(Duration again) {
        return new OvernightConfig(at, zone, again, latest, patience);
    }
}
