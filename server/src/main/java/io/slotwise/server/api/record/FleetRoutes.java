package io.slotwise.server.api.record;

import io.slotwise.server.advice.fleet.MachineFigures;
import io.slotwise.server.advice.fleet.ReadFigures;
import io.slotwise.server.advice.imports.LoadDemo;
import io.slotwise.server.advice.record.ReadFleet;
import io.slotwise.server.advice.record.ReadPlanograms.Page;
import io.slotwise.server.api.Answers;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/devices} and {@code /api/fleet}: the machines, and what they take. */
@RestController
final class FleetRoutes {
    private final ReadFleet fleet;
    private final ReadFigures figures;
    private final LoadDemo examples;

    FleetRoutes(ReadFleet fleet, ReadFigures figures, LoadDemo examples) {
        this.fleet = fleet;
        this.figures = figures;
        this.examples = examples;
    }

    @GetMapping("/api/devices")
    Map<String, @Nullable Object> list(
            @RequestParam(defaultValue = "") String after, @RequestParam(required = false) @Nullable Integer limit) {
        Page<ReadFleet.View> page = fleet.list(after, Answers.limit(limit));
        return PlanogramRoutes.page("devices", page.lines(), page.next());
    }

    @GetMapping("/api/fleet")
    Map<String, @Nullable Object> figures(
            @RequestParam(defaultValue = "") String after, @RequestParam(required = false) @Nullable Integer limit) {
        Page<MachineFigures> page = figures.list(after, Answers.limit(limit));
        return PlanogramRoutes.page("machines", page.lines(), page.next());
    }

    /** Takes the demo machines and all that came with them out; machines of one's own are never deleted this way. */
    @DeleteMapping("/api/devices")
    Map<String, Object> removeDemo(@RequestParam boolean demo, HttpServletRequest request) {
        if (!demo) {
            throw Refusal.of(400, "bad_parameter", "Only the demo machines can be removed together: demo=true.");
        }
        return Map.of("success", true, "removed_imports", examples.removeAll(Doorkeeper.actor(request)));
    }

    @GetMapping("/api/devices/{id}")
    ReadFleet.View one(@PathVariable String id) {
        ReadFleet.View view = fleet.find(id);
        if (view == null) {
            throw Refusal.notFound("machine", id);
        }
        return view;
    }
}
