package io.slotwise.server.api.analysis;

import io.slotwise.engine.demand.fleet.FleetModel;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Venue;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.demand.DemandAnswer;
import io.slotwise.server.advice.demand.ForecastDemand;
import io.slotwise.server.advice.demand.StatedPast;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import io.slotwise.server.api.read.PastReader;
import io.slotwise.server.api.read.SituationReader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a machine will sell: from its stored past, or from one that the caller brings along. */
@RestController
final class DemandRoutes {
    private static final int USUAL_HORIZON_DAYS = 7;

    private final SituationReader situations;
    private final ForecastDemand demand;
    private final InstantSource clock;
    private final Explaining explaining;

    DemandRoutes(SituationReader situations, ForecastDemand demand, InstantSource clock, Explaining explaining) {
        this.explaining = explaining;
        this.situations = situations;
        this.demand = demand;
        this.clock = clock;
    }

    record Forecast(DemandAnswer forecast) {}

    @PostMapping(value = "/api/planogram/demand-forecast", produces = "application/json")
    Answer<Forecast> forecast(Fields body, HttpServletRequest request) {
        Stated stated = situations.stated(body);
        Integer horizon = body.integer("horizon_days", 1, FleetModel.MAX_HORIZON_DAYS);
        Money visitCost = body.money("visit_cost");
        String courseOf = body.id("course_of");
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        boolean placed = stated.deviceId() != null || stated.planogram() != null;
        Situation situation = placed ? situations.situation(body, stated) : null;
        Machine machine = machine(situation, stated, visitCost);
        StatedPast past = PastReader.read(body, machine.zone(), today(machine.zone()), machine.id());
        requireEvidence(body, placed, past, stated);
        body.check();
        ForecastDemand.Question question = new ForecastDemand.Question(
                machine,
                stated.deviceId() != null,
                situation == null ? catalogue(stated) : situation.catalogue(),
                stated.figures(),
                past,
                horizon == null ? USUAL_HORIZON_DAYS : horizon,
                courseOf);
        return explaining.answer(
                request, body, Feature.DEMAND_FORECAST, wanted, situation, new Forecast(answer(question)));
    }

    private DemandAnswer answer(ForecastDemand.Question question) {
        try {
            return demand.forecast(question);
        } catch (IllegalArgumentException e) {
            throw InvalidInput.at("/sales_history", "invalid", String.valueOf(e.getMessage()));
        }
    }

    private LocalDate today(ZoneId zone) {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private static void requireEvidence(Fields body, boolean placed, StatedPast past, Stated stated) {
        boolean averages = !stated.figures().unitsPerDay().isEmpty()
                || !stated.figures().revenuePerDay().isEmpty();
        if (!placed && past.sales().isEmpty() && !averages) {
            body.issue(
                    "sales_history",
                    "missing",
                    "A device_id, a planogram, a sales_history or a product_velocity is needed.");
        }
    }

    private static Machine machine(@Nullable Situation situation, Stated stated, @Nullable Money visitCost) {
        if (situation == null) {
            return new Machine(
                    StatedPast.UNNAMED,
                    StatedPast.UNNAMED,
                    stated.venue() == null ? Venue.UNKNOWN : stated.venue(),
                    ZoneOffset.UTC,
                    new Machine.Service(interval(stated), visitCost == null ? Money.ZERO : visitCost, "USD"),
                    List.of());
        }
        Machine standing = situation.machine();
        Machine.Service service = standing.service();
        return visitCost == null
                ? standing
                : new Machine(
                        standing.id(),
                        standing.name(),
                        standing.venue(),
                        standing.zone(),
                        new Machine.Service(service.intervalDays(), visitCost, service.currency()),
                        standing.planograms());
    }

    private static double interval(Stated stated) {
        return stated.serviceIntervalDays() == null
                ? Machine.Service.WEEKLY.intervalDays()
                : stated.serviceIntervalDays();
    }

    /** What is described, and what has figures though nobody described it. */
    private static Catalogue catalogue(Stated stated) {
        Map<String, Product> byId = new LinkedHashMap<>();
        stated.figures().unitsPerDay().keySet().forEach(id -> byId.put(id, Product.of(id, id, "", Money.ZERO)));
        stated.products().forEach(product -> byId.put(product.id(), product));
        return Catalogue.of(List.copyOf(byId.values()));
    }
}
