package io.slotwise.server.api.analysis;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.advice.predict.PredictRevenue;
import io.slotwise.server.advice.predict.Prediction;
import io.slotwise.server.advice.predict.Proposed;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import io.slotwise.server.api.read.ChangeReader;
import io.slotwise.server.api.read.PlanogramReader;
import io.slotwise.server.api.read.SituationReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the revenue would be after some changes, or with another planogram. */
@RestController
final class PredictionRoutes {
    private static final int MAX_HORIZON_DAYS = 365;
    private static final int USUAL_HORIZON_DAYS = 28;
    private static final double USUAL_LEVEL = 0.8;
    private static final double LEAST_LEVEL = 0.5;
    private static final double MOST_LEVEL = 0.99;
    private static final List<String> CIRCUMSTANCES =
            List.of("venue", "weather", "traffic", "competition", "historical");

    private final SituationReader situations;
    private final Explaining explaining;

    PredictionRoutes(SituationReader situations, Explaining explaining) {
        this.situations = situations;
        this.explaining = explaining;
    }

    record Predicted(Prediction prediction) {}

    @PostMapping(value = "/api/planogram/predict-revenue", produces = "application/json")
    Answer<Predicted> predict(Fields body, HttpServletRequest request) {
        List<Change> changes = ChangeReader.read(body);
        Fields proposedField = body.fields("proposed_planogram");
        Integer horizon = body.integer("horizon_days", 1, MAX_HORIZON_DAYS);
        Money stated = body.money(body.named("current_daily_revenue", "current_revenue"));
        Double level = body.number("interval_level", LEAST_LEVEL, MOST_LEVEL);
        readContext(body);
        Explaining.Wanted wanted = Explaining.Wanted.unlessRefused(body);
        PlanogramReader.Result proposed = proposedField == null
                ? PlanogramReader.Result.NONE
                : PlanogramReader.read(proposedField, 0, null, null);
        if (changes.isEmpty() && proposedField == null) {
            body.issue("changes", "missing", "Changes, or a proposed_planogram, are needed.");
        }
        Situation situation = situations.situation(body, situations.stated(body).alsoSeeing(proposed.sightings()));
        PredictRevenue.Question question = new PredictRevenue.Question(
                after(situation, changes, proposed.planogram()),
                horizon == null ? USUAL_HORIZON_DAYS : horizon,
                stated,
                level == null ? USUAL_LEVEL : level);
        return explaining.answer(
                request,
                body,
                Feature.REVENUE_PREDICTION,
                wanted,
                situation,
                new Predicted(answer(situation, question)));
    }

    /** What is said of the circumstances is checked, though the figures rest on sales alone. */
    private static void readContext(Fields body) {
        Fields context = body.fields("context");
        if (context != null) {
            CIRCUMSTANCES.forEach(name -> context.text(name, Fields.MAX_LABEL));
            context.refuseUnknown();
        }
    }

    private static Prediction answer(Situation situation, PredictRevenue.Question question) {
        try {
            return PredictRevenue.predict(situation, question);
        } catch (IllegalArgumentException e) {
            throw InvalidInput.at("/proposed_planogram", "invalid", String.valueOf(e.getMessage()));
        }
    }

    private static Planogram after(Situation situation, List<Change> changes, @Nullable Planogram proposed) {
        try {
            return Proposed.of(situation, proposed, changes);
        } catch (IllegalArgumentException e) {
            String pointer = proposed == null ? "/changes" : "/proposed_planogram";
            throw InvalidInput.at(pointer, "invalid", String.valueOf(e.getMessage()));
        }
    }
}
