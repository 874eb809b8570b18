package io.slotwise.server.cli;

import io.slotwise.intake.report.FileReport;
import io.slotwise.intake.report.ImportReport;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What became of every row of an input, for people. */
final class ReportLines {
    private ReportLines() {}

    static List<String> of(ImportReport report) {
        List<String> lines = new ArrayList<>();
        for (FileReport file : report.files()) {
            lines.add("  %s: %d rows = %d accepted + %d repaired + %d rejected + %d there already or double"
                    .formatted(
                            file.file(),
                            file.rows(),
                            file.accepted(),
                            file.repaired(),
                            file.rejected(),
                            file.duplicates()));
            new TreeMap<>(file.repairs())
                    .forEach((code, count) -> lines.add("    repaired %s: %d".formatted(code, count)));
            new TreeMap<>(file.rejections())
                    .forEach((code, count) -> lines.add("    rejected %s: %d".formatted(code, count)));
            file.warnings().forEach(warning -> lines.add("    " + warning));
        }
        report.warnings().forEach(warning -> lines.add("  " + warning));
        return lines;
    }
}
