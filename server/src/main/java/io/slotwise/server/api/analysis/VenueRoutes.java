package io.slotwise.server.api.analysis;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Venue;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.venue.PersonaliseMachine;
import io.slotwise.server.advice.venue.Personalization;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.read.SituationReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What fits a machine's place, compared with the stored machines at venues of its kind. */
@RestController
final class VenueRoutes {
    private static final int MAX_COMPETITORS = 50;
    private static final int MAX_PRODUCTS = 5_000;
    private static final double MAX_PER_DAY = 1e6;

    private final SituationReader situations;
    private final Explaining explaining;
    private final PersonaliseMachine machines;

    VenueRoutes(SituationReader situations, PersonaliseMachine machines, Explaining explaining) {
        this.situations = situations;
        this.explaining = explaining;
        this.machines = machines;
    }

    record Found(Personalization personalization) {}

    @PostMapping("/api/planogram/location-personalize")
    Answer<Found> personalise(Fields body, HttpServletRequest request) {
        Stated stated = withPerformance(situations.stated(body), body.fields("performance"));
        String subtype = body.text(body.named("venue_subtype", "subtype"), Fields.MAX_LABEL);
        List<Map<String, Money>> competitors = competitors(body);
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        boolean placed = stated.deviceId() != null || stated.planogram() != null;
        if (!placed && stated.venue() == null) {
            body.issue("venue_type", "missing", "A device_id, a planogram or a venue_type is needed.");
        }
        body.check();
        Situation situation = placed ? situations.situation(body, stated) : null;
        Personalization answer = machines.personalise(new PersonaliseMachine.Question(
                situation,
                stated.deviceId(),
                venue(stated, situation, subtype),
                stated.figures().unitsPerDay(),
                stated.products(),
                competitors));
        return explaining.answer(request, body, Feature.VENUE_PERSONALISATION, wanted, situation, new Found(answer));
    }

    private static Venue venue(Stated stated, @Nullable Situation situation, @Nullable String subtype) {
        Venue stays = stated.venue() != null
                ? stated.venue()
                : situation == null ? Venue.UNKNOWN : situation.machine().venue();
        return subtype == null
                ? stays
                : new Venue(stays.location(), stays.type(), subtype, stays.latitude(), stays.longitude());
    }

    /** The velocities may stand inside {@code performance} too. */
    private static Stated withPerformance(Stated stated, @Nullable Fields performance) {
        if (performance == null) {
            return stated;
        }
        Map<String, Double> velocity = new HashMap<>(stated.figures().unitsPerDay());
        performance.keys("product_velocity", MAX_PRODUCTS).each((key, all) -> {
            Double perDay = all.number(key, 0, MAX_PER_DAY);
            if (perDay != null) {
                velocity.put(key, perDay);
            }
        });
        Figures figures = stated.figures();
        return stated.with(new Figures(velocity, figures.revenuePerDay(), figures.revenuePerDayAt()));
    }

    private static List<Map<String, Money>> competitors(Fields body) {
        List<Map<String, Money>> competitors = new ArrayList<>();
        for (Fields competitor : body.list("competitors", MAX_COMPETITORS)) {
            Map<String, Money> prices = new HashMap<>();
            competitor.name("name");
            competitor.keys("prices", MAX_PRODUCTS).each((key, all) -> {
                Money price = all.money(key);
                if (price != null) {
                    prices.put(key, price);
                }
            });
            competitors.add(prices);
        }
        return competitors;
    }
}
