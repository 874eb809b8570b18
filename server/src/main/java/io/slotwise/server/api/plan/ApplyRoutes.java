package io.slotwise.server.api.plan;

import io.slotwise.engine.model.Change;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.optimise.ApplyPlan;
import io.slotwise.server.advice.optimise.ApplyPlan.Outcome;
import io.slotwise.server.advice.record.Once;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.advice.record.SavePlanogram.Belief;
import io.slotwise.server.api.Answers;
import io.slotwise.server.api.EntityTags;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.Issue;
import io.slotwise.server.api.problem.Refusal;
import io.slotwise.server.api.read.ChangeReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Carrying a plan out: exactly these changes, on exactly the version that {@code If-Match} names. */
@RestController
final class ApplyRoutes {
    private static final int MAX_REASON = 500;
    private static final Map<String, String> SOURCES = new java.util.TreeMap<>(
            Map.of("engine", "engine", "claude", "claude", ApplyPlan.OPERATOR, ApplyPlan.OPERATOR));

    private final ApplyPlan applying;

    ApplyRoutes(ApplyPlan applying) {
        this.applying = applying;
    }

    @PostMapping(value = "/api/planograms/{key}/apply", produces = "application/json")
    ResponseEntity<byte[]> apply(@PathVariable String key, Fields body, HttpServletRequest request) {
        int faults = body.faults();
        List<Change> changes = ChangeReader.read(body);
        if (changes.isEmpty() && body.faults() == faults) {
            body.issue("changes", "missing", "The field (changes) must hold at least one change.");
        }
        String reason = body.text("reason", MAX_REASON);
        String source = body.choice("source", SOURCES);
        body.refuseUnknown();
        body.check();
        Belief belief = EntityTags.belief(request);
        if (belief instanceof Belief.Absent) {
            throw Refusal.of(400, "bad_header", "Changes need a planogram: send If-Match with the ETag that was read.");
        }
        ApplyPlan.Command command = new ApplyPlan.Command(
                key, changes, belief, reason == null ? "" : reason, source == null ? ApplyPlan.OPERATOR : source);
        Once once = Answers.once(request, command);
        return Answers.send(
                () -> applying.apply(command, once, Doorkeeper.actor(request), outcome -> words(outcome, key)));
    }

    private static Reply words(Outcome outcome, String key) {
        return switch (outcome) {
            case Outcome.Applied applied -> applied(applied);
            case Outcome.Missing missing -> throw Refusal.notFound("planogram", key);
            case Outcome.Stale stale -> throw EntityTags.stale(stale.currentEtag());
            case Outcome.Impossible impossible -> throw impossible(impossible);
            case Outcome.Forbidden forbidden -> throw forbidden(forbidden.violations());
        };
    }

    private static Reply applied(Outcome.Applied applied) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("key", applied.key());
        answer.put("version", applied.version());
        answer.put("etag", applied.etag());
        answer.put("changes", applied.changes());
        answer.put("expected_impact", applied.expectedImpact());
        answer.put("violations", applied.violations());
        answer.put("experiment_id", applied.experimentId());
        return Answers.json(200, answer, Map.of("ETag", '"' + applied.etag() + '"'));
    }

    private static Refusal impossible(Outcome.Impossible impossible) {
        String pointer = "/changes/%d".formatted(impossible.change())
                + (impossible.field().isEmpty() ? "" : "/" + impossible.field());
        return refusal("invalid_input", List.of(new Issue(pointer, impossible.code(), impossible.why())));
    }

    private static Refusal forbidden(List<Concern> violations) {
        return refusal(
                "forbidden_by_rules",
                violations.stream()
                        .map(violation -> new Issue("/changes", violation.rule(), violation.message()))
                        .toList());
    }

    private static Refusal refusal(String code, List<Issue> issues) {
        return new Refusal(422, code, issues.getFirst().message(), issues, Map.of());
    }
}
