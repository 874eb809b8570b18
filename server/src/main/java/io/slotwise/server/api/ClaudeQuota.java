package io.slotwise.server.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.slotwise.server.advice.explain.Feature;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;

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

    /** Whether Claude may be asked for this caller now. */
    boolean allows(HttpServletRequest request, Feature feature) {
        return all(request).getAvailableTokens() > 0
                && (!PLANS.contains(feature) || plans(request).getAvailableTokens() > 0);
    }

    /** Claude was asked. */
    void count(HttpServletRequest request, Feature feature) {
        all(request).tryConsume(1);
        if (PLANS.contains(feature)) {
            plans(request).tryConsume(1);
        }
    }

    private Bucket all(HttpServletRequest request) {
        return all.get(request.getRemoteAddr(), address -> bucket(perHour, HOUR));
    }

    private Bucket plans(HttpServletRequest request) {
        return plans.get(request.getRemoteAddr(), address -> bucket(plansPerMinute, MINUTE));
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
