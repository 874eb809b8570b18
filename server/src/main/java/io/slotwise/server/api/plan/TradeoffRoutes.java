package io.slotwise.server.api.plan;

import io.slotwise.engine.optimise.Tradeoff;
import io.slotwise.engine.optimise.problem.Effort;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.optimise.Cores;
import io.slotwise.server.advice.optimise.PlanQuestion;
import io.slotwise.server.advice.optimise.WeighObjectives;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.guard.Gate;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.read.SituationReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is to choose from for an operator who wants several things at once. */
@RestController
final class TradeoffRoutes {
    private static final int USUAL_LEVELS = 4;

    private final SituationReader situations;
    private final Explaining explaining;
    private final Cores cores;

    TradeoffRoutes(SituationReader situations, Explaining explaining, Cores cores) {
        this.situations = situations;
        this.explaining = explaining;
        this.cores = cores;
    }

    record Tradeoffs(WeighObjectives.Answer tradeoff) {}

    @PostMapping(value = "/api/planogram/multi-objective", produces = "application/json")
    Answer<Tradeoffs> weigh(Fields body, HttpServletRequest request) {
        List<Objective> objectives = objectives(body);
        Integer levels = body.integer("levels", 1, Tradeoff.MAX_LEVELS);
        PlanQuestion.Settings settings = PlanReader.between(body, Effort.QUICK);
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        Situation situation = situations.read(body);
        WeighObjectives.Question question = new WeighObjectives.Question(
                new PlanQuestion(situation, settings), objectives, levels == null ? USUAL_LEVELS : levels);
        Gate.rest(request);
        WeighObjectives.Answer answer = cores.call(() -> WeighObjectives.weigh(question, () -> false));
        return explaining.answer(request, body, Feature.MULTI_OBJECTIVE, wanted, situation, new Tradeoffs(answer));
    }

    /** Money against variety where nobody says what. */
    private static List<Objective> objectives(Fields body) {
        List<Objective> objectives = new ArrayList<>();
        int faults = body.faults();
        body.items("objectives", Tradeoff.MAX_OBJECTIVES).each((key, all) -> {
            Objective objective = all.choice(key, Objective.class);
            if (objective != null && objectives.contains(objective)) {
                all.issue(key, "given_twice", "The objective (%s) is named twice.".formatted(objective));
            } else if (objective != null) {
                objectives.add(objective);
            }
        });
        if (objectives.isEmpty() && body.faults() == faults) {
            return List.of(Objective.MARGIN, Objective.VARIETY);
        }
        if (objectives.size() < 2 && body.faults() == faults) {
            body.issue("objectives", "too_few", "The objectives must be at least two, or there is nothing to weigh.");
        }
        return objectives;
    }
}
