package io.slotwise.server.advice.imports;

import io.slotwise.intake.report.ImportReport;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How an import's report is kept beside the import. */
final class ReportText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private ReportText() {}

    static String write(ImportReport report) {
        return JSON.writeValueAsString(report);
    }

    static ImportReport read(String text) {
        return JSON.readValue(text, ImportReport.class);
    }
}
