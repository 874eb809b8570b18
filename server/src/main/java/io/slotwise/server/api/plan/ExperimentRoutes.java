package io.slotwise.server.api.plan;

import io.slotwise.server.advice.experiment.PlanRollout;
import io.slotwise.server.advice.experiment.ReadExperiments;
import io.slotwise.server.api.Answers;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/experiments}: what came of plans that were carried out, and how to roll further ones out. */
@RestController
@RequestMapping("/api/experiments")
final class ExperimentRoutes {
    private static final int MOST_WAVES = 52;

    private final ReadExperiments reading;
    private final PlanRollout planning;

    ExperimentRoutes(ReadExperiments reading, PlanRollout planning) {
        this.reading = reading;
        this.planning = planning;
    }

    @GetMapping
    ReadExperiments.Ledger list(
            @RequestParam(name = "device_id", defaultValue = "") String deviceId,
            @RequestParam(required = false) @Nullable Integer limit) {
        return reading.read(deviceId, Answers.limit(limit));
    }

    @PostMapping(value = "/roll-out", produces = "application/json")
    Map<String, Object> rollOut(Fields body) {
        List<String> devices = DeviceList.read(body);
        Integer waves = body.requiredInteger("waves", 2, MOST_WAVES);
        Integer seed = body.integer("seed", 0, Integer.MAX_VALUE);
        body.refuseUnknown();
        if (waves != null && waves > devices.size() && !devices.isEmpty()) {
            body.issue("waves", "too_many", "There must be at least as many machines as waves.");
        }
        body.check();
        PlanRollout.Outcome outcome = planning.waves(devices, waves == null ? 2 : waves, seed == null ? 1 : seed);
        return switch (outcome) {
            case PlanRollout.Outcome.Waves found -> Map.of("success", true, "waves", found.waves());
            case PlanRollout.Outcome.Unknown unknown ->
                throw InvalidInput.at(
                        "/device_ids/" + unknown.index(),
                        "unknown_device",
                        "There is no machine (%s).".formatted(unknown.deviceId()));
        };
    }
}
