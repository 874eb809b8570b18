package io.slotwise.server.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the process lives, whether it can serve, and its measurements. */
@RestController
final class HealthRoutes {
    private final PrometheusMeterRegistry metrics;

    HealthRoutes(PrometheusMeterRegistry metrics) {
        this.metrics = metrics;
    }

    @GetMapping("/health/live")
    Map<String, String> live() {
        return Map.of("status", "up");
    }

    @GetMapping(value = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    byte[] metrics() {
        return metrics.scrape().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
