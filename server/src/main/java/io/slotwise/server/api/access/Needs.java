package io.slotwise.server.api.access;

import io.slotwise.server.advice.access.Role;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a route needs of its caller. One table holds every route; one that is not in it is for administrators. */
public enum Needs {
    /** Nothing: it shows and does nothing that is the operator's. */
    NOTHING(null),
    VIEWER(Role.VIEWER),
    EDITOR(Role.EDITOR),
    ADMIN(Role.ADMIN),
    /** An administrator who has shown so, even where callers are not asked who they are. */
    PROVEN_ADMIN(Role.ADMIN);

    private static final String TABLE = """
            nothing GET /
            nothing GET /editor
            nothing GET /fleet
            nothing GET /batch
            nothing GET /insights
            nothing GET /what-if
            nothing GET /ai-usage
            nothing GET /prompts
            nothing GET /data
            nothing GET /_static/**
            nothing GET /docs
            nothing GET /docs/docs.js
            nothing GET /docs/docs.css
            nothing GET /health/live
            nothing GET /api/session
            nothing POST /api/session
            nothing DELETE /api/session

            viewer GET /health/ready
            viewer GET /metrics
            viewer GET /openapi.json
            viewer GET /api/devices
            viewer GET /api/devices/{id}
            viewer GET /api/fleet
            viewer GET /api/products
            viewer GET /api/products/{id}
            viewer GET /api/sales
            viewer GET /api/planograms
            viewer GET /api/planograms/{key}
            viewer GET /api/planograms/{key}/history
            viewer GET /api/planograms/{key}/export
            viewer GET /api/imports
            viewer GET /api/imports/{id}
            viewer GET /api/imports/{id}/rejected.csv
            viewer GET /api/jobs
            viewer GET /api/jobs/{id}
            viewer GET /api/jobs/{id}/events
            viewer GET /api/experiments
            viewer GET /api/planogram/ai-usage
            viewer GET /api/planogram/cache-stats
            viewer GET /api/planogram/prompt-templates
            viewer GET /api/planogram/stream-optimization

            viewer POST /api/experiments/roll-out
            viewer POST /api/planogram/affinity-analysis
            viewer POST /api/planogram/anomaly-detection
            viewer POST /api/planogram/competitive-analysis
            viewer POST /api/planogram/cross-location-patterns
            viewer POST /api/planogram/demand-forecast
            viewer POST /api/planogram/heat-zone-analysis
            viewer POST /api/planogram/location-personalize
            viewer POST /api/planogram/multi-objective
            viewer POST /api/planogram/optimize
            viewer POST /api/planogram/predict-revenue
            viewer POST /api/planogram/realtime-score
            viewer POST /api/planogram/scenario-planning
            viewer POST /api/planogram/stream-optimization
            viewer POST /api/planogram/validate-constraints
            viewer POST /api/planogram/validate-data
            viewer POST /api/planogram/visual-merchandising

            editor POST /api/planograms
            editor PUT /api/planograms/{key}
            editor POST /api/planograms/{key}/apply
            editor POST /api/products
            editor PUT /api/products/{id}
            editor POST /api/sales
            editor POST /api/imports
            editor POST /api/imports/{id}/check
            editor POST /api/imports/{id}/apply
            editor POST /api/planogram/batch-optimize
            editor POST /api/planogram/feedback
            editor DELETE /api/jobs/{id}

            admin DELETE /api/imports/{id}
            admin DELETE /api/devices
            admin POST /api/planogram/clear-cache
            admin POST /api/planogram/test-prompt

            proven_admin GET /api/keys
            proven_admin POST /api/keys
            proven_admin DELETE /api/keys/{id}
            """;

    private static final Map<String, Needs> BY_ROUTE = read();

    private final @Nullable Role role;

    Needs(@Nullable Role role) {
        this.role = role;
    }

    /** What a route needs, by its method and pattern as it is wired. */
    static Needs of(String method, String pattern) {
        return BY_ROUTE.getOrDefault((method.equals("HEAD") ? "GET" : method) + " " + pattern, ADMIN);
    }

    /** Every route, as its method and pattern. */
    static Map<String, Needs> table() {
        return BY_ROUTE;
    }

    /** The role that is needed; null where none is. */
    @Nullable
    Role role() {
        return role;
    }

    private static Map<String, Needs> read() {
        Map<String, Needs> table = new HashMap<>();
        TABLE.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split(" ", 2);
            table.put(parts[1], valueOf(parts[0].toUpperCase(Locale.ROOT)));
        });
        return Map.copyOf(table);
    }
}
