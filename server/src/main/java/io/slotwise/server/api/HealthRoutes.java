package io.slotwise.server.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.usage.ClaudeState;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the process lives, whether it can serve, and its measurements. */
@RestController
final class HealthRoutes {
    private final PrometheusMeterRegistry metrics;
    private final Situations situations;
    private final Supplier<ClaudeState> claude;

    HealthRoutes(PrometheusMeterRegistry metrics, Situations situations, Supplier<ClaudeState> claude) {
        this.metrics = metrics;
        this.situations = situations;
        this.claude = claude;
    }

    @GetMapping("/health/live")
    Map<String, String> live() {
        return Map.of("status", "up");
    }

    /** Ready once the store answers; a store that fails says so through the usual problem. */
    @GetMapping("/health/ready")
    Map<String, Object> ready() {
        return Map.of("status", "up", "machines", situations.deviceCount(), "claude", claude.get());
    }

    @GetMapping(value = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    byte[] metrics() {
        return metrics.scrape().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
