package io.slotwise.server.api.record;

import io.slotwise.server.advice.record.PlanogramPapers;
import io.slotwise.server.advice.record.ReadPlanograms;
import io.slotwise.server.api.problem.Refusal;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A stored planogram as a file: a table, a picklist, or a page to print. */
@RestController
final class PlanogramExportRoutes {
    private final ReadPlanograms reading;

    PlanogramExportRoutes(ReadPlanograms reading) {
        this.reading = reading;
    }

    @GetMapping("/api/planograms/{key}/export")
    ResponseEntity<byte[]> export(@PathVariable String key, @RequestParam(defaultValue = "csv") String format)
            throws IOException {
        ReadPlanograms.View view = reading.find(key);
        if (view == null) {
            throw Refusal.notFound("planogram", key);
        }
        return switch (format) {
            case "csv" -> file("text/csv;charset=utf-8", "planogram", ".csv", PlanogramPapers.table(view));
            case "picklist" -> file("text/csv;charset=utf-8", "picklist", ".csv", PlanogramPapers.picklist(view));
            case "pdf" -> file("application/pdf", "planogram", ".pdf", PlanogramPapers.paper(view));
            default ->
                throw Refusal.of(400, "bad_parameter", "The query parameter (format) must be csv, picklist or pdf.");
        };
    }

    private static ResponseEntity<byte[]> file(String type, String name, String ending, byte[] bytes) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename=\"%s%s\"".formatted(name, ending))
                .body(bytes);
    }
}
