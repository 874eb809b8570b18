package io.slotwise.server.api;

import io.slotwise.engine.insight.competition.Rivalry;
import io.slotwise.engine.insight.scenario.Scenario;
import io.slotwise.engine.insight.scenario.Scenarios;
import io.slotwise.engine.model.Money;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.insight.AskScenarios;
import io.slotwise.server.advice.insight.CompareCompetitors;
import io.slotwise.server.advice.insight.LookAtLayout;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions about one machine that look further than its planogram: what may come, who competes, how it looks. */
@RestController
final class MachineInsightRoutes {
    private static final int MAX_COMPETITORS = 50;
    private static final int MAX_PRODUCTS = 5_000;
    /** Bytes of a photo, and what they are in base 64. */
    private static final int MAX_IMAGE_TEXT = 7_000_000;

    private final SituationReader situations;

    MachineInsightRoutes(SituationReader situations) {
        this.situations = situations;
    }

    record Outlook(AskScenarios.Answer scenarios) {}

    record Competition(CompareCompetitors.Answer competition) {}

    record Layout(LookAtLayout.Answer layout) {}

    @PostMapping(value = "/api/planogram/scenario-planning", produces = "application/json")
    Answer<Outlook> scenarios(Fields body, HttpServletRequest request) {
        List<Scenario> scenarios = ScenarioReader.scenarios(body);
        Scenarios.Settings settings = ScenarioReader.settings(body);
        body.flag("explain", true);
        Situation situation = situations.read(body);
        return Answer.engine(request, situation.dataVersion(), new Outlook(ask(situation, scenarios, settings)));
    }

    private static AskScenarios.Answer ask(Situation situation, List<Scenario> scenarios, Scenarios.Settings settings) {
        try {
            return AskScenarios.ask(situation, scenarios, settings);
        } catch (IllegalArgumentException e) {
            throw InvalidInput.at("/scenarios", "invalid", String.valueOf(e.getMessage()));
        }
    }

    @PostMapping(value = "/api/planogram/competitive-analysis", produces = "application/json")
    Answer<Competition> competition(Fields body, HttpServletRequest request) {
        List<Rivalry.Competitor> competitors = competitors(body);
        body.flag("explain", true);
        if (!body.has("competitors")) {
            body.issue("competitors", "missing", "Competitors with their prices are needed.");
        }
        Situation situation = situations.read(body);
        return Answer.engine(
                request, situation.dataVersion(), new Competition(CompareCompetitors.compare(situation, competitors)));
    }

    /** Without Claude a photo cannot be read: the answer then has the figures of the layout and says why. */
    @PostMapping(value = "/api/planogram/visual-merchandising", produces = "application/json")
    Answer<Layout> layout(Fields body, HttpServletRequest request) {
        String image = body.text("image", MAX_IMAGE_TEXT);
        body.flag("explain", true);
        Situation situation = situations.read(body);
        Layout layout = new Layout(LookAtLayout.look(situation));
        return image == null
                ? Answer.engine(request, situation.dataVersion(), layout)
                : Answer.fallback(request, situation.dataVersion(), layout, "no_api_key");
    }

    private static List<Rivalry.Competitor> competitors(Fields body) {
        List<Rivalry.Competitor> competitors = new ArrayList<>();
        for (Fields competitor : body.list("competitors", MAX_COMPETITORS)) {
            String name = competitor.name("name");
            Map<String, Money> prices = new HashMap<>();
            competitor.keys("prices", MAX_PRODUCTS).each((key, all) -> {
                Money price = all.money(key);
                if (price != null) {
                    prices.put(key, price);
                }
            });
            competitors.add(
                    new Rivalry.Competitor(name == null ? "Competitor " + (competitors.size() + 1) : name, prices));
        }
        return competitors;
    }
}
