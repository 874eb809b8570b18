package io.slotwise.server.api.analysis;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.zones.Zone;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.zones.AnalyseZones;
import io.slotwise.server.advice.zones.ZoneAnalysis;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import io.slotwise.server.api.read.SituationReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What sells where in a cabinet, and which exchanges of slots would pay. */
@RestController
final class ZoneRoutes {
    private static final double MAX_PER_DAY = 1e6;

    private final SituationReader situations;
    private final Explaining explaining;

    ZoneRoutes(SituationReader situations, Explaining explaining) {
        this.situations = situations;
        this.explaining = explaining;
    }

    record Found(ZoneAnalysis analysis) {}

    @PostMapping("/api/planogram/heat-zone-analysis")
    Answer<Found> analyse(Fields body, HttpServletRequest request) {
        Map<Zone, Double> revenue = zoneRevenue(body);
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        Stated stated = situations.stated(body);
        Situation situation = situations.situation(body, stated);
        Figures figures = stated.figures();
        if (!revenue.isEmpty()) {
            requireZones(situation.planogram(), revenue);
            figures = AnalyseZones.spread(situation.planogram(), revenue, figures);
            situation = situations.situation(body, stated.with(figures));
        }
        return explaining.answer(
                request,
                body,
                Feature.HEAT_ZONES,
                wanted,
                situation,
                new Found(AnalyseZones.analyse(situation, figures)));
    }

    private static Map<Zone, Double> zoneRevenue(Fields body) {
        Map<Zone, Double> revenue = new EnumMap<>(Zone.class);
        String field = body.named("zone_revenue", "zone_revenues");
        body.keys(field, Zone.values().length).each((key, all) -> {
            Double perDay = all.number(key, 0, MAX_PER_DAY);
            Zone zone = Arrays.stream(Zone.values())
                    .filter(one -> one.name().equalsIgnoreCase(key))
                    .findFirst()
                    .orElse(null);
            if (zone == null) {
                all.issue(key, "unknown_zone", "A zone must be one of A, B, C, D.");
            } else if (perDay != null) {
                revenue.put(zone, perDay);
            }
        });
        return revenue;
    }

    private static void requireZones(Planogram planogram, Map<Zone, Double> revenue) {
        for (Zone zone : revenue.keySet()) {
            boolean there = planogram.slots().stream()
                    .anyMatch(slot -> !slot.isEmpty()
                            && Zone.of(planogram.cabinet(), slot.position().row()) == zone);
            if (!there) {
                throw InvalidInput.at(
                        "/zone_revenue", "empty_zone", "The cabinet has no filled slot in zone %s.".formatted(zone));
            }
        }
    }
}
