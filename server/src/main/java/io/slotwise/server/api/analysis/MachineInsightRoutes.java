package io.slotwise.server.api.analysis;

import io.slotwise.engine.insight.competition.Rivalry;
import io.slotwise.engine.insight.scenario.Scenario;
import io.slotwise.engine.insight.scenario.Scenarios;
import io.slotwise.engine.model.Money;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.Explained;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.explain.prompt.Topic;
import io.slotwise.server.advice.insight.AskScenarios;
import io.slotwise.server.advice.insight.CompareCompetitors;
import io.slotwise.server.advice.insight.LookAtLayout;
import io.slotwise.server.advice.verify.Compliance;
import io.slotwise.server.advice.verify.Verdict;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import io.slotwise.server.api.read.PhotoReader;
import io.slotwise.server.api.read.ScenarioReader;
import io.slotwise.server.api.read.SituationReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions about one machine that look further than its planogram: what may come, who competes, how it looks. */
@RestController
final class MachineInsightRoutes {
    private static final int MAX_COMPETITORS = 50;
    private static final int MAX_PRODUCTS = 5_000;

    private final SituationReader situations;
    private final Explaining explaining;

    MachineInsightRoutes(SituationReader situations, Explaining explaining) {
        this.situations = situations;
        this.explaining = explaining;
    }

    record Outlook(AskScenarios.Answer scenarios) {}

    record Competition(CompareCompetitors.Answer competition) {}

    /** With {@code compliance} where a photo could be read. */
    record Layout(LookAtLayout.Answer layout, @Nullable List<Compliance> compliance) {}

    @PostMapping(value = "/api/planogram/scenario-planning", produces = "application/json")
    Answer<Outlook> scenarios(Fields body, HttpServletRequest request) {
        List<Scenario> scenarios = ScenarioReader.scenarios(body);
        Scenarios.Settings settings = ScenarioReader.settings(body);
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        Situation situation = situations.read(body);
        return explaining.answer(
                request,
                body,
                Feature.SCENARIO_PLANNING,
                wanted,
                situation,
                new Outlook(ask(situation, scenarios, settings)));
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
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        if (!body.has("competitors")) {
            body.issue("competitors", "missing", "Competitors with their prices are needed.");
        }
        Situation situation = situations.read(body);
        return explaining.answer(
                request,
                body,
                Feature.COMPETITIVE_INTELLIGENCE,
                wanted,
                situation,
                new Competition(CompareCompetitors.compare(situation, competitors)));
    }

    /** Without Claude a photo cannot be read: the answer then has the figures of the layout and says why. */
    @PostMapping(value = "/api/planogram/visual-merchandising", produces = "application/json")
    Answer<Layout> layout(Fields body, HttpServletRequest request) {
        Topic.Photo photo = PhotoReader.read(body, "image");
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        Situation situation = situations.read(body);
        Layout layout = new Layout(LookAtLayout.look(situation), null);
        if (photo == null || wanted == Explaining.Wanted.NO) {
            return explaining.answer(request, body, Feature.VISUAL_MERCHANDISING, wanted, situation, layout);
        }
        Explained seen = explaining.look(request, body, situation, layout, photo);
        Verdict verdict = seen.verdict();
        Layout compared = new Layout(
                layout.layout(), verdict == null ? null : Compliance.of(situation.planogram(), verdict.seen()));
        return Explaining.inWords(request, situation.dataVersion(), seen, compared);
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
