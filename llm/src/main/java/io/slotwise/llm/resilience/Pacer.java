package io.slotwise.llm.resilience;

import io.slotwise.llm.call.upstream.RateWindow;
import io.slotwise.llm.call.upstream.RateWindow.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests back while the far side's rate-limit headers, or the {@code retry-after} of a refusal, say that there
 * is nothing left, per model. Between two replies it counts what it lets through, so that a burst does not spend one
 * remaining request many times.
 */
final class Pacer {
    private static final int MOST_MODELS = 64;
    /** A reset or a wait further away than this is not believed: one request tries again then. */
    private static final Duration MOST_WAIT = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    Pacer(InstantSource clock) {
        this.clock = clock;
    }

    /** How long to wait before a request of about so many input tokens; zero to go. Counts it if it may go. */
    Duration wait(String model, long inputTokens) {
        Window window = windows.get(model);
        return window == null ? Duration.ZERO : window.wait(clock.instant(), inputTokens);
    }

    /** What a reply said. */
    void told(String model, @Nullable RateWindow rates) {
        if (rates != null) {
            of(model).replace(rates, clock.instant().plus(MOST_WAIT));
        }
    }

    /** A refusal asked to wait. */
    void refused(String model, Duration retryAfter) {
        of(model).close(clock.instant().plus(retryAfter.compareTo(MOST_WAIT) > 0 ? MOST_WAIT : retryAfter));
    }

    private Window of(String model) {
        String name = windows.containsKey(model) || windows.size() < MOST_MODELS ? model : "";
        return windows.computeIfAbsent(name, any -> new Window());
    }

    /** One model's limits as they were last told. Guarded by itself. */
    private static final class Window {
        private @Nullable RateWindow rates;
        private Instant closedUntil = Instant.MIN;
        private Instant notAfter = Instant.MIN;
        private long requests;
        private long tokens;

        synchronized void replace(RateWindow latest, Instant last) {
            rates = latest;
            notAfter = last;
            requests = 0;
            tokens = 0;
        }

        synchronized void close(Instant until) {
            closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
        }

        synchronized Duration wait(Instant now, long inputTokens) {
            Instant free = closedUntil;
            if (rates != null) {
                free = Stream.of(
                                free,
                                free(rates.requests(), requests, 1, now),
                                free(rates.inputTokens(), tokens, inputTokens, now),
                                free(rates.outputTokens(), 0, 1, now))
                        .max(Instant::compareTo)
                        .orElse(free);
            }
            if (free.isAfter(now)) {
                return Duration.between(now, free);
            }
            requests++;
            tokens += inputTokens;
            return Duration.ZERO;
        }

        /** When a quota has room; a request larger than the whole quota is let through once the window is fresh. */
        private Instant free(@Nullable Quota quota, long used, long needed, Instant now) {
            if (quota == null || !quota.reset().isAfter(now)) {
                return Instant.MIN;
            }
            boolean fits = quota.remaining() - used >= Math.min(needed, quota.limit());
            return fits ? Instant.MIN : quota.reset().isBefore(notAfter) ? quota.reset() : notAfter;
        }
    }
}
