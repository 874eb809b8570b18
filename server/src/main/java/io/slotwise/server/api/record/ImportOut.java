package io.slotwise.server.api.record;

import io.slotwise.intake.report.FileReport;
import io.slotwise.intake.report.ImportReport;
import io.slotwise.intake.report.Outcome;
import io.slotwise.intake.report.RowNote;
import io.slotwise.server.advice.imports.ImportUpload;
import io.slotwise.server.advice.imports.Preview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An import as the interface words it. */
final class ImportOut {
    private ImportOut() {}

    /** One line of the list. */
    static Map<String, @Nullable Object> line(ImportUpload.View view) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("import_id", Long.toString(view.importId()));
        line.put("state", view.state());
        line.put("label", view.label());
        line.put("demo", view.demo());
        line.put("kind", view.report() == null ? "" : view.report().kind());
        line.put("added", view.added());
        line.put("known", view.known());
        line.put("created_at", view.createdAt());
        line.put("created_by", view.createdBy());
        return line;
    }

    /** Everything about one import. */
    static Map<String, @Nullable Object> whole(ImportUpload.View view) {
        Map<String, @Nullable Object> whole = line(view);
        Preview preview = view.preview();
        if (preview != null) {
            whole.put("columns", preview.columns());
            whole.put("sample", preview.sample());
            whole.put("presets", preview.presets());
            whole.put("preset", preview.preset());
            whole.put("mapping", preview.mapping());
            whole.put("fields", preview.fields());
            whole.put("dex", preview.dex());
        }
        ImportReport report = view.report();
        whole.put("report", report == null ? null : report(report));
        return whole;
    }

    private static Map<String, Object> report(ImportReport report) {
        return Map.of("files", report.files().stream().map(ImportOut::file).toList(), "warnings", report.warnings());
    }

    private static Map<String, Object> file(FileReport file) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", file.file());
        out.put("format", file.format());
        out.put("read", file.rows());
        out.put("accepted", file.accepted());
        out.put("repaired", file.repaired());
        out.put("rejected", file.rejected());
        out.put("duplicates", file.duplicates());
        List<Map<String, Object>> reasons = new ArrayList<>();
        new TreeMap<>(file.rejections())
                .forEach((code, count) -> reasons.add(reason(file, Outcome.REJECTED, code, count)));
        new TreeMap<>(file.repairs())
                .forEach((code, count) -> reasons.add(reason(file, Outcome.REPAIRED, code, count)));
        if (file.duplicates() > 0) {
            reasons.add(reason(file, Outcome.DUPLICATE, "duplicate", file.duplicates()));
        }
        out.put("reasons", reasons);
        out.put("warnings", file.warnings());
        return out;
    }

    private static Map<String, Object> reason(FileReport file, Outcome outcome, String code, long count) {
        String example = file.notes().stream()
                .filter(note -> note.outcome() == outcome && note.code().equals(code))
                .findFirst()
                .map(ImportOut::example)
                .orElse("");
        return Map.of("reason", code, "outcome", outcome, "count", count, "example", example);
    }

    private static String example(RowNote note) {
        return "Line %d: %s".formatted(note.line(), note.message());
    }
}
