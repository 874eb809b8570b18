package io.slotwise.server.api.analysis;

import io.slotwise.engine.affinity.AffinitySettings.Correction;
import io.slotwise.engine.insight.anomaly.AnomalySettings;
import io.slotwise.engine.insight.network.Network;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.insight.CompareMachines;
import io.slotwise.server.advice.insight.FindAnomalies;
import io.slotwise.server.advice.insight.Fleets;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.read.FleetReader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions about several machines: what is out of the ordinary, and what they tell together. */
@RestController
final class FleetInsightRoutes {
    private static final double LEAST_RATE = 0.0001;
    private static final double MOST_RATE = 0.5;
    private static final int MAX_WINDOW_DAYS = 28;
    private static final int MAX_METRES = 100_000;

    private final FleetReader fleets;
    private final Explaining explaining;

    FleetInsightRoutes(FleetReader fleets, Explaining explaining) {
        this.fleets = fleets;
        this.explaining = explaining;
    }

    record Anomalies(FindAnomalies.Answer analysis) {}

    record Patterns(CompareMachines.Answer patterns) {}

    @PostMapping(value = "/api/planogram/anomaly-detection", produces = "application/json")
    Answer<Anomalies> anomalies(Fields body, HttpServletRequest request) {
        Double rate = body.number(body.named("false_alarms", "false_alarm_rate"), LEAST_RATE, MOST_RATE);
        Integer window = body.integer("window_days", 1, MAX_WINDOW_DAYS);
        String only = body.id("device_id");
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        Fleets.Gathered fleet = fleets.read(body);
        AnomalySettings usual = AnomalySettings.STANDARD;
        AnomalySettings settings = new AnomalySettings(
                rate == null ? usual.falseAlarms() : rate, window == null ? usual.windowDays() : window);
        return explaining.answer(
                request,
                body,
                Feature.ANOMALY_DIAGNOSIS,
                wanted,
                null,
                fleet.dataVersion(),
                new Anomalies(FindAnomalies.find(fleet, settings, only)));
    }

    @PostMapping(value = "/api/planogram/cross-location-patterns", produces = "application/json")
    Answer<Patterns> patterns(Fields body, HttpServletRequest request) {
        Double rate = body.number(body.named("fdr", "error_rate"), LEAST_RATE, MOST_RATE);
        Correction correction = body.choice("correction", Correction.class);
        Integer metres = body.integer("near_metres", 1, MAX_METRES);
        Integer seed = body.integer("seed", Integer.MIN_VALUE, Integer.MAX_VALUE);
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        Fleets.Gathered fleet = fleets.read(body);
        Network.Settings usual = Network.Settings.STANDARD;
        Network.Settings settings = new Network.Settings(
                rate == null ? usual.errorRate() : rate,
                correction == null ? usual.correction() : correction,
                metres == null ? usual.nearMetres() : metres,
                seed == null ? usual.seed() : seed);
        return explaining.answer(
                request,
                body,
                Feature.CROSS_LOCATION_PATTERNS,
                wanted,
                null,
                fleet.dataVersion(),
                new Patterns(CompareMachines.compare(fleet, settings)));
    }
}
