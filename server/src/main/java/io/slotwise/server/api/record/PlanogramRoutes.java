package io.slotwise.server.api.record;

import io.slotwise.engine.model.Planogram;
import io.slotwise.server.advice.record.Once;
import io.slotwise.server.advice.record.ReadPlanograms;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.advice.record.SavePlanogram;
import io.slotwise.server.advice.record.SavePlanogram.Belief;
import io.slotwise.server.advice.record.SavePlanogram.Command;
import io.slotwise.server.advice.record.SavePlanogram.Outcome;
import io.slotwise.server.api.Answers;
import io.slotwise.server.api.EntityTags;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.WireJson;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/planograms}: list, one, history, save. Entity tags are strong; a save names the version it replaces. */
@RestController
@RequestMapping("/api/planograms")
final class PlanogramRoutes {
    private static final int MAX_REASON = 500;

    private final ReadPlanograms reading;
    private final SavePlanogram saving;

    PlanogramRoutes(ReadPlanograms reading, SavePlanogram saving) {
        this.reading = reading;
        this.saving = saving;
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(name = "device_id", defaultValue = "") String deviceId,
            @RequestParam(required = false) @Nullable Integer limit) {
        ReadPlanograms.Page<ReadPlanograms.Line> page = reading.list(after, deviceId, Answers.limit(limit));
        return page("planograms", page.lines(), page.next());
    }

    @GetMapping("/{key}")
    ResponseEntity<byte[]> one(@PathVariable String key, HttpServletRequest request) {
        ReadPlanograms.View view = reading.find(key);
        if (view == null) {
            throw Refusal.notFound("planogram", key);
        }
        Map<String, String> tag = Map.of("ETag", quoted(view.etag()));
        if (EntityTags.names(request.getHeader("If-None-Match"), view.etag())) {
            return ResponseEntity.status(304)
                    .header("ETag", quoted(view.etag()))
                    .build();
        }
        return Answers.send(() -> Answers.json(200, view, tag));
    }

    @GetMapping("/{key}/history")
    Map<String, @Nullable Object> history(
            @PathVariable String key,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(required = false) @Nullable Integer limit) {
        ReadPlanograms.Page<ReadPlanograms.Version> page = reading.history(key, before, Answers.limit(limit));
        if (page == null) {
            throw Refusal.notFound("planogram", key);
        }
        return page(
                "versions", page.lines().stream().map(PlanogramRoutes::version).toList(), page.next());
    }

    @PutMapping("/{key}")
    ResponseEntity<byte[]> put(@PathVariable String key, Fields body, HttpServletRequest request) {
        return save(key, body, request);
    }

    @PostMapping
    ResponseEntity<byte[]> post(Fields body, HttpServletRequest request) {
        return save("", body, request);
    }

    private ResponseEntity<byte[]> save(String addressed, Fields body, HttpServletRequest request) {
        String given = body.id("key");
        String deviceId = body.id("device_id");
        String reason = body.text("reason", MAX_REASON);
        String key = addressed.isEmpty() && given != null ? given : addressed;
        if (key.isEmpty() && deviceId == null) {
            body.issue("device_id", "missing", "The field (device_id) or (key) is needed.");
        }
        Planogram planogram = PlanogramBody.read(body, "planogram");
        body.refuseUnknown();
        body.check();
        Belief belief = EntityTags.belief(request);
        Command command =
                new Command(key, deviceId == null ? "" : deviceId, planogram, belief, reason == null ? "" : reason);
        Once once = Answers.once(request, command);
        boolean isNew = belief instanceof Belief.Absent;
        return Answers.send(() ->
                saving.save(command, once, Doorkeeper.actor(request), outcome -> words(outcome, planogram, isNew)));
    }

    private static Reply words(Outcome outcome, Planogram planogram, boolean isNew) {
        return switch (outcome) {
            case Outcome.Saved saved -> saved(saved, isNew);
            case Outcome.Stale stale -> throw EntityTags.stale(stale.currentEtag());
            case Outcome.Missing missing ->
                throw Refusal.of(
                        412, "not_there", "There is no such planogram yet.\nSend If-None-Match: * to make it.");
            case Outcome.UnknownDevice device ->
                throw invalid("/device_id", "unknown_device", "There is no machine (%s).".formatted(device.deviceId()));
            case Outcome.OtherCabinet other ->
                throw Refusal.of(409, "other_cabinet", "The planogram of this cabinet is (%s).".formatted(other.key()));
            case Outcome.UnknownProducts unknown -> throw UnknownProducts.in(planogram, unknown.productIds());
        };
    }

    private static Reply saved(Outcome.Saved saved, boolean isNew) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("key", saved.key());
        answer.put("version", saved.version());
        answer.put("etag", saved.etag());
        answer.put("violations", saved.violations());
        answer.put("ai_recommendations", saved.recommendations());
        Map<String, String> headers = isNew
                ? Map.of("ETag", quoted(saved.etag()), "Location", "/api/planograms/" + Addresses.segment(saved.key()))
                : Map.of("ETag", quoted(saved.etag()));
        return Answers.json(isNew ? 201 : 200, answer, headers);
    }

    private static Map<String, Object> version(ReadPlanograms.Version version) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("version", version.version());
        line.put("etag", version.etag());
        line.put("saved_at", version.savedAt());
        line.put("saved_by", version.savedBy());
        line.put("reason", version.reason());
        line.put("diff", WireJson.MAPPER.readTree(version.diffJson()));
        return line;
    }

    static Map<String, @Nullable Object> page(String name, List<?> lines, @Nullable String next) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put(name, lines);
        page.put("next", next);
        return page;
    }

    static Refusal invalid(String pointer, String code, String message) {
        return UnknownProducts.refusal(List.of(new io.slotwise.server.api.json.Issue(pointer, code, message)));
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
