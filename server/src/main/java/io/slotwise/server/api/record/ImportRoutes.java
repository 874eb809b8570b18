package io.slotwise.server.api.record;

import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.intake.mapping.Mapping;
import io.slotwise.server.advice.imports.ImportUpload;
import io.slotwise.server.advice.imports.ImportUpload.Outcome;
import io.slotwise.server.advice.imports.ReadingChoice;
import io.slotwise.server.advice.record.ReadPlanograms.Page;
import io.slotwise.server.advice.record.Reply;
import io.slotwise.server.api.Answers;
import io.slotwise.server.api.access.Doorkeeper;
import io.slotwise.server.api.guard.BodyReader;
import io.slotwise.server.api.json.Fields;
import io.slotwise.server.api.json.Names;
import io.slotwise.server.api.problem.Problems;
import io.slotwise.server.api.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/imports}: upload a file, look at what it would bring, read it in another way, apply it or give it up. */
@RestController
@RequestMapping("/api/imports")
final class ImportRoutes {
    private static final Set<String> TYPES =
            Set.of("application/octet-stream", "text/csv", "application/gzip", "application/vnd.sqlite3");
    private static final Set<String> ENCODINGS = Set.of("identity", "gzip");

    private final ImportUpload imports;
    private final BodyReader bodies;

    ImportRoutes(ImportUpload imports, BodyReader bodies) {
        this.imports = imports;
        this.bodies = bodies;
    }

    @PostMapping
    ResponseEntity<byte[]> upload(
            @RequestParam(defaultValue = "upload") String name,
            @RequestParam(required = false) @Nullable String preset,
            HttpServletRequest request)
            throws IOException {
        requireFile(request);
        String fault = Names.fault(name);
        if (fault != null) {
            throw Refusal.of(400, "bad_parameter", "The query parameter (name) %s.".formatted(fault));
        }
        ReadingChoice choice = choice(() -> new ReadingChoice(preset, null, Map.of()));
        try (InputStream body = bodies.open(request, ImportUpload.MAX_BYTES)) {
            ImportUpload.View view = imports.upload(body, name, choice, Doorkeeper.actor(request));
            return sent(201, view, Map.of("Location", "/api/imports/" + view.importId()));
        } catch (UnreadableInput unreadable) {
            throw refusal(unreadable);
        }
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(required = false) @Nullable Integer limit) {
        Page<ImportUpload.View> page = imports.list(before, Answers.limit(limit));
        return PlanogramRoutes.page(
                "imports", page.lines().stream().map(ImportOut::line).toList(), page.next());
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> one(@PathVariable String id) throws IOException {
        return shown(imports.find(number(id)), id);
    }

    @PostMapping("/{id}/check")
    ResponseEntity<byte[]> check(@PathVariable String id, Fields body) throws IOException {
        String preset = body.name("preset");
        Mapping.Kind kind = body.choice("kind", Mapping.Kind.class);
        Map<String, String> columns = new HashMap<>();
        Fields mapping = body.fields("mapping");
        if (mapping != null) {
            Mapping.fields(Mapping.Kind.SALES).forEach(field -> column(mapping, field, columns));
            Mapping.fields(Mapping.Kind.PLANOGRAM).forEach(field -> column(mapping, field, columns));
        }
        body.refuseUnknown();
        body.check();
        ReadingChoice choice = choice(() -> new ReadingChoice(preset, kind, columns));
        try {
            return shown(imports.recheck(number(id), choice), id);
        } catch (UnreadableInput unreadable) {
            throw refusal(unreadable);
        }
    }

    @PostMapping("/{id}/apply")
    ResponseEntity<byte[]> apply(@PathVariable String id, HttpServletRequest request) throws IOException {
        try {
            return shown(imports.apply(number(id), Doorkeeper.actor(request)), id);
        } catch (UnreadableInput unreadable) {
            throw refusal(unreadable);
        }
    }

    @GetMapping("/{id}/rejected.csv")
    ResponseEntity<byte[]> rejected(@PathVariable String id) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!imports.rejectedRows(number(id), out)) {
            throw Refusal.notFound("import", id);
        }
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"rejected-%s.csv\"".formatted(number(id)))
                .body(out.toByteArray());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<byte[]> remove(@PathVariable String id, HttpServletRequest request) {
        if (!imports.remove(number(id), Doorkeeper.actor(request))) {
            throw Refusal.notFound("import", id);
        }
        return ResponseEntity.noContent().build();
    }

    private static void column(Fields mapping, String field, Map<String, String> columns) {
        String column = mapping.has(field) ? mapping.text(field, Fields.MAX_LABEL) : null;
        if (column != null && !column.isEmpty()) {
            columns.put(field, column);
        }
    }

    private static ReadingChoice choice(Supplier<ReadingChoice> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw Refusal.of(422, "invalid_input", String.valueOf(e.getMessage()));
        }
    }

    private static ResponseEntity<byte[]> shown(Outcome outcome, String id) {
        return switch (outcome) {
            case Outcome.Shown shown -> sent(200, shown.view(), Map.of());
            case Outcome.Unknown unknown -> throw Refusal.notFound("import", id);
            case Outcome.Settled settled ->
                throw Refusal.of(409, "import_settled", "The import (%s) is %s.".formatted(id, settled.state()));
            case Outcome.Expired expired ->
                throw Refusal.of(
                        410,
                        "upload_expired",
                        "The file of import (%s) is no longer kept.\nUpload it again.".formatted(id));
        };
    }

    private static ResponseEntity<byte[]> sent(int status, ImportUpload.View view, Map<String, String> headers) {
        Reply reply = Answers.json(status, ImportOut.whole(view), headers);
        return Answers.send(() -> reply);
    }

    private static Refusal refusal(UnreadableInput unreadable) {
        String detail = String.valueOf(unreadable.getMessage());
        return switch (unreadable.why()) {
            case TOO_LARGE -> Refusal.of(413, "too_large", detail);
            case MALFORMED, FORBIDDEN_PATH -> Refusal.of(422, "unreadable_file", detail);
        };
    }

    private static void requireFile(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        String encoding = request.getHeader("Content-Encoding");
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(bare) || (encoding != null && !ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT)))) {
            throw Problems.ofStatus(415);
        }
    }

    /** The number that an id stands for; what is no number names no import. */
    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            return 0; // no import is shown under it
        }
    }
}
