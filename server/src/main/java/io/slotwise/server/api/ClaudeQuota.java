package io.slotwise.server.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.slotwise.server.advice.explain.Feature;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often one caller may have Claude asked: so many times an hour for everything, so many a minute for plans. Beyond
 * that the engine answers alone and says so; answers of the engine are not counted here. What was answered without
 * asking costs nothing.
 */
final class ClaudeQuota {
    private static final long MOST_CALLERS = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Set<Feature> PLANS =
            Set.of(Feature.OPTIMISATION, Feature.BATCH_OPTIMISATION, Feature.MULTI_OBJECTIVE);

    private final long perHour;
    private final long plansPerMinute;
    private final Cache<String, Bucket> all = callers();
    private final Cache<String, Bucket> plans = callers();

    ClaudeQuota(long perHour, long plansPerMinute) {
        this.perHour = perHour;
        this.plansPerMinute = plansPerMinute;
    }

    /** The right to ask once; given back where nobody was asked after all. */
    static final class Place {
        private final List<Bucket> from;

        private Place(List<Bucket> from) {
            this.from = from;
        }

        void giveBack() {
            from.forEach(bucket -> bucket.addTokens(1));
        }
    }

    /** The right of a caller to have Claude asked now, or null. */
    @Nullable
    Place take(String caller, Feature feature) {
        Bucket hourly = all.get(caller, address -> bucket(perHour, HOUR));
        if (!hourly.tryConsume(1)) {
            return null;
        }
        if (!PLANS.contains(feature)) {
            return new Place(List.of(hourly));
        }
        Bucket planned = plans.get(caller, address -> bucket(plansPerMinute, MINUTE));
        if (!planned.tryConsume(1)) {
            hourly.addTokens(1);
            return null;
        }
        return new Place(List.of(hourly, planned));
    }

    private static Bucket bucket(long most, Duration period) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(most)
                        .refillGreedy(most, period)
                        .build())
                .build();
    }

    private static Cache<String, Bucket> callers() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(HOUR)
                .executor(Runnable::run)
                .build();
    }
}
