package io.slotwise.server.api.analysis;

import io.slotwise.engine.model.Change;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.ValidateConstraints;
import io.slotwise.server.advice.ValidateData;
import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.api.Answer;
import io.slotwise.server.api.Explaining;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.InvalidInput;
import io.slotwise.server.api.json.Issue;
import io.slotwise.server.api.read.ChangeReader;
import io.slotwise.server.api.read.SituationReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Holds planograms against the rules, and data against what analyses need. */
@RestController
final class ValidationRoutes {
    private final SituationReader situations;
    private final Explaining explaining;

    ValidationRoutes(SituationReader situations, Explaining explaining) {
        this.situations = situations;
        this.explaining = explaining;
    }

    /** What the rules say. */
    record Verdict(
            boolean valid,
            List<Concern> violations,
            @Nullable PlanogramOut repaired) {}

    /** What the data will do for. */
    record DataVerdict(
            boolean valid,
            List<Issue> issues,
            List<ValidateData.Warning> warnings,
            boolean readyForAi,
            Map<String, Boolean> readyFor) {}

    @PostMapping("/api/planogram/validate-constraints")
    Answer<Verdict> constraints(Fields body, HttpServletRequest request) {
        List<Change> changes = ChangeReader.read(body);
        Explaining.Wanted wanted = Explaining.Wanted.ifAsked(body);
        Situation situation = situations.read(body);
        ValidateConstraints.Verdict verdict = verdict(situation, changes);
        PlanogramOut repaired = verdict.repaired() == null ? null : PlanogramOut.of(verdict.repaired());
        return explaining.answer(
                request,
                body,
                Feature.CONSTRAINT_EXPLANATION,
                wanted,
                situation,
                new Verdict(verdict.valid(), verdict.violations(), repaired));
    }

    @PostMapping("/api/planogram/validate-data")
    Answer<DataVerdict> data(Fields body, HttpServletRequest request) {
        try {
            Stated stated = situations.stated(body);
            Situation situation = situations.situation(body, stated);
            ValidateData.Finding finding = ValidateData.of(situation, stated);
            boolean ready = finding.readyFor().values().stream().allMatch(Boolean::booleanValue);
            return Answer.engine(
                    request,
                    situation.dataVersion(),
                    new DataVerdict(true, List.of(), finding.warnings(), ready, finding.readyFor()));
        } catch (InvalidInput faulty) {
            return Answer.engine(
                    request, Situation.STATED, new DataVerdict(false, faulty.issues(), List.of(), false, Map.of()));
        }
    }

    private static ValidateConstraints.Verdict verdict(Situation situation, List<Change> changes) {
        try {
            return ValidateConstraints.of(situation, changes);
        } catch (IllegalArgumentException e) {
            throw InvalidInput.at("/changes", "invalid", String.valueOf(e.getMessage()));
        }
    }
}
