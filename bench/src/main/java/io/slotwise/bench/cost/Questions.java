package io.slotwise.bench.cost;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.insight.scenario.Scenario;
import io.slotwise.engine.insight.scenario.Scenarios;
import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Limits;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.demand.ForecastDemand;
import io.slotwise.server.advice.demand.StatedPast;
import io.slotwise.server.advice.explain.Explain;
import io.slotwise.server.advice.explain.Prepared;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.explain.prompt.Material;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.advice.insight.AskScenarios;
import io.slotwise.server.advice.insight.LookAtLayout;
import io.slotwise.server.advice.optimise.OptimisePlan;
import io.slotwise.server.advice.optimise.PlanAnswer;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.predict.PredictRevenue;
import io.slotwise.server.advice.score.ScorePlacement;
import io.slotwise.server.advice.venue.PersonaliseMachine;
import io.slotwise.server.advice.verify.Aliases;
import io.slotwise.server.advice.zones.AnalyseZones;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.store.Store;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What each deed asks, by the product's own use cases. */
final class Questions {
    private static final int HORIZON_DAYS = 28;
    private static final int USUAL_CHANGES = 20;
    private static final PlanQuestion.Settings PLAN =
            PlanQuestion.Settings.USUAL.with(Limits.changes(USUAL_CHANGES)).with(Effort.QUICK);
    private static final PlanQuestion.Settings SAVED =
            PlanQuestion.Settings.USUAL.with(Limits.changes(3)).with(new Effort(20_000));

    private static final StatedPast NOTHING_STATED =
            new StatedPast(List.of(), List.of(), List.of(), List.of(), Map.of(), null);

    private final Explain explain;
    private final InstantSource clock;
    private final ForecastDemand demand;
    private final PersonaliseMachine venues;

    Questions(Store store, Explain explain, InstantSource clock) {
        this.explain = explain;
        this.clock = clock;
        demand = new ForecastDemand(store.snapshots(), clock);
        venues = new PersonaliseMachine(store.snapshots());
    }

    /**
     * A question.
     *
     * @param codes of the products in the product's prompt
     * @param task in the words of the guide's prompt
     * @param engineWorth of what the engine suggests by itself; units of money a week
     */
    record Asked(Prepared prepared, Aliases codes, String task, double engineWorth) {}

    Asked of(Deed deed, Situation situation) {
        return switch (deed.what()) {
            case DRAG, HOLD -> placement(deed, situation);
            case PREDICT -> prediction(deed, situation);
            case SAVE -> planned(Feature.OPTIMISATION, situation, SAVED, "Recommend improvements of this planogram.");
            case OPTIMISE -> planned(Feature.OPTIMISATION, situation, PLAN, "Optimize this planogram for margin.");
            case NIGHT -> planned(Feature.BATCH_OPTIMISATION, situation, PLAN, "Optimize this planogram for revenue.");
            case ZONES ->
                said(
                        Feature.HEAT_ZONES,
                        situation,
                        Map.of("analysis", AnalyseZones.analyse(situation, Figures.NONE)),
                        "Analyze the heat zones and recommend moves.");
            case DEMAND -> forecast(situation);
            case VENUE -> venue(situation);
            case SCENARIO -> scenario(situation);
            case LAYOUT ->
                said(
                        Feature.VISUAL_MERCHANDISING,
                        situation,
                        Map.of("layout", LookAtLayout.look(situation)),
                        "Improve the visual merchandising of this planogram.");
        };
    }

    private Asked placement(Deed deed, Situation situation) {
        List<Product> products = List.copyOf(situation.catalogue().products());
        List<Slot> slots = situation.planogram().slots();
        Product product = products.get(deed.x() % products.size());
        Slot slot = slots.get(deed.y() % slots.size());
        return said(
                Feature.PLACEMENT_FEEDBACK,
                situation,
                Map.of("scores", ScorePlacement.score(situation, product.id(), List.of(slot.position()))),
                "Score placing %s at %s from 0 to 100 and give feedback in at most 15 words."
                        .formatted(product.name(), slot.position()),
                product.id() + " " + slot.position());
    }

    private Asked prediction(Deed deed, Situation situation) {
        Change swap = Stage.swap(situation.planogram(), deed);
        Planogram proposed = Changes.apply(situation.planogram(), swap);
        return said(
                Feature.REVENUE_PREDICTION,
                situation,
                Map.of(
                        "prediction",
                        PredictRevenue.predict(
                                situation, new PredictRevenue.Question(proposed, HORIZON_DAYS, null, 0.8))),
                "Predict the revenue impact of this change: %s.".formatted(swap),
                swap.toString());
    }

    /** As the routes and the night do: the engine's plan, and the week as it is today for Claude. */
    private Asked planned(Feature feature, Situation situation, PlanQuestion.Settings settings, String task) {
        PlanAnswer plan = OptimisePlan.alone().brief(new PlanQuestion(situation, settings), () -> false);
        double worth = plan.expectedImpact() == null
                ? 0
                : plan.expectedImpact().uplift().mean().toBigDecimal().doubleValue();
        Map<String, Object> result = plan.expectedImpact() == null
                ? Map.of("feasible", plan.feasible())
                : Map.of("moves", plan.moves(), "expected_impact", plan.expectedImpact());
        return asked(feature, situation, result, settings.toString(), task, worth);
    }

    private Asked forecast(Situation situation) {
        ForecastDemand.Question question = new ForecastDemand.Question(
                situation.machine(), true, situation.catalogue(), Figures.NONE, NOTHING_STATED, 7, null);
        return said(
                Feature.DEMAND_FORECAST,
                situation,
                Map.of("forecast", demand.forecast(question)),
                "Forecast the demand of each product for the next 7 days and recommend par levels.");
    }

    private Asked venue(Situation situation) {
        PersonaliseMachine.Question question = new PersonaliseMachine.Question(
                situation, situation.machine().id(), situation.machine().venue(), Map.of(), List.of(), List.of());
        return said(
                Feature.VENUE_PERSONALISATION,
                situation,
                Map.of("personalization", venues.personalise(question)),
                "Personalize the assortment for the venue (%s)."
                        .formatted(situation.machine().venue().type()));
    }

    private Asked scenario(Situation situation) {
        List<Scenario> scenarios = List.of(
                new Scenario("holidays", 0.6, Map.of(), 0.1, 1, 1, null, List.of()),
                new Scenario("dearer", 1, Map.of(), 0, 1.1, 1.05, null, List.of()));
        return said(
                Feature.SCENARIO_PLANNING,
                situation,
                Map.of("outlook", AskScenarios.ask(situation, scenarios, Scenarios.Settings.STANDARD)),
                "Plan for two scenarios: a holiday season with 40% less demand, and prices 10% higher.");
    }

    private Asked said(Feature feature, Situation situation, Object result, String task) {
        return said(feature, situation, result, task, "");
    }

    private Asked said(Feature feature, Situation situation, Object result, String task, String about) {
        return asked(feature, situation, result, about, task, 0);
    }

    private Asked asked(
            Feature feature, Situation situation, Object result, String about, String task, double engineWorth) {
        JsonNode question = WireJson.MAPPER.valueToTree(
                Map.of("device_id", situation.machine().id(), "about", about));
        Topic topic = Topic.of(feature, situation, WireJson.MAPPER.valueToTree(result), question);
        return new Asked(
                explain.prepare(topic, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                Material.of(topic).ground().aliases(),
                task,
                engineWorth);
    }
}
