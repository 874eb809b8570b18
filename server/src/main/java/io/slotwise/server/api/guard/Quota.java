package io.slotwise.server.api.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How often each caller may do something: so many times at once, refilled evenly over a period (token bucket). Callers
 * who were not seen for an hour are forgotten, and so are the oldest beyond {@value #MOST_CALLERS}.
 */
public final class Quota {
    private static final long MOST_CALLERS = 10_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final String name;
    private final long most;
    private final long refill;
    private final Duration period;
    private final Cache<String, Bucket> callers = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(REMEMBERED)
            .executor(Runnable::run)
            .build();

    private Quota(String name, long most, long refill, Duration period) {
        this.name = name;
        this.most = most;
        this.refill = refill;
        this.period = period;
    }

    /** So many in a period; none at all where it is 0. */
    public static Quota of(String name, long most, Duration period) {
        return new Quota(name, most, most, period);
    }

    /** So many a second, and more at once after a pause. */
    static Quota bursting(String name, long perSecond, long burst) {
        return new Quota(name, burst, perSecond, Duration.ofSeconds(1));
    }

    /** Takes one for a caller; false where there is none left. */
    public boolean take(String caller) {
        return most > 0 && bucket(caller).tryConsume(1);
    }

    /** Gives one back that was taken and not used. */
    public void giveBack(String caller) {
        if (most > 0) {
            bucket(caller).addTokens(1);
        }
    }

    /** Seconds until a caller has one again, at least 1. */
    int retryAfterSeconds(String caller) {
        long nanos = most == 0
                ? period.toNanos()
                : bucket(caller).estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return (int) Math.max(1, seconds(nanos));
    }

    /**
     * Tells a caller what it may do and what is left of it, as {@code RateLimit-Policy} and {@code RateLimit}
     * (draft-ietf-httpapi-ratelimit-headers-08): {@code q} times in {@code w} seconds, {@code r} left, all again in
     * {@code t} seconds.
     */
    public static void tell(HttpServletResponse response, String caller, Quota... quotas) {
        response.setHeader(
                "RateLimit-Policy", Arrays.stream(quotas).map(Quota::policy).collect(Collectors.joining(", ")));
        response.setHeader(
                "RateLimit",
                Arrays.stream(quotas).map(quota -> quota.state(caller)).collect(Collectors.joining(", ")));
    }

    private String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, most, seconds(untilFull(most)));
    }

    private String state(String caller) {
        long left = most == 0 ? 0 : bucket(caller).getAvailableTokens();
        return "\"%s\";r=%d;t=%d".formatted(name, left, seconds(untilFull(most - left)));
    }

    private long untilFull(long missing) {
        return most == 0 ? period.toNanos() : period.toNanos() / refill * missing;
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }

    private Bucket bucket(String caller) {
        return callers.get(
                caller,
                any -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(most)
                                .refillGreedy(refill, period)
                                .build())
                        .build());
    }
}
