package io.slotwise.server.api.guard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.slotwise.server.advice.access.Caller;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.problem.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One structured line and one measurement per finished request. Routes are named by their pattern, never by
 * what a caller wrote, so neither the log nor the metrics can be filled with a caller's words.
 */
public final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.slotwise.request");
    private static final String NO_ROUTE = "none";
    private static final String NO_CALLER = "none";

    private record Key(String route, String method, int status) {}

    private final MeterRegistry registry;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    public RequestLog(MeterRegistry registry) {
        this.registry = registry;
    }

    void finished(HttpServletRequest request, HttpServletResponse response, Trace trace) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Key key = new Key(
                pattern == null ? NO_ROUTE : pattern.toString(),
                pattern == null ? NO_ROUTE : request.getMethod(),
                response.getStatus());
        timers.computeIfAbsent(key, this::timer).record(System.nanoTime() - trace.startNanos(), TimeUnit.NANOSECONDS);
        if (LOG.isInfoEnabled()) {
            Caller caller = Doorkeeper.caller(request);
            LOG.info(
                    "trace={} caller={} route={} method={} status={} ms={}",
                    trace.id(),
                    caller == null ? NO_CALLER : caller.id(),
                    key.route(),
                    key.method(),
                    key.status(),
                    trace.elapsedMs());
        }
    }

    private Timer timer(Key key) {
        return Timer.builder("slotwise_http_requests")
                .description("Requests by route and status")
                .tags("route", key.route(), "method", key.method(), "status", Integer.toString(key.status()))
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
    }
}
