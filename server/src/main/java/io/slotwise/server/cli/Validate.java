package io.slotwise.server.cli;

import io.slotwise.intake.open.Intake;
import io.slotwise.intake.open.IntakeOptions;
import io.slotwise.server.advice.imports.CheckDataset;
import io.slotwise.server.advice.imports.CheckDataset.CabinetFinding;
import io.slotwise.server.cli.given.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code slotwise validate}: looks data through and says what it will do for; exit code 1 where something is wrong. */
@Command(
        name = "validate",
        description = "Checks data: its rows, its planograms against the rules, and what it will do for.",
        mixinStandardHelpOptions = true)
final class Validate implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "DIR|FILE", description = "Dataset folder, or a file that import would take.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path input;

    @Override
    public Integer call() throws IOException {
        CheckDataset.Finding finding = CheckDataset.of(Intake.open(input, IntakeOptions.NONE));
        output.result(finding, text(finding));
        return finding.valid() ? 0 : 1;
    }

    private static String text(CheckDataset.Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s".formatted(finding.report().kind(), finding.valid() ? "valid" : "NOT valid"));
        lines.addAll(ReportLines.of(finding.report()));
        finding.cabinets().forEach(one -> lines.addAll(lines(one)));
        lines.add("Ready for:");
        finding.readyFor().forEach((feature, ready) -> lines.add("  %-3s %s".formatted(ready ? "yes" : "no", feature)));
        return String.join("\n", lines);
    }

    private static List<String> lines(CabinetFinding one) {
        List<String> lines = new ArrayList<>();
        if (!one.violations().isEmpty() || !one.warnings().isEmpty()) {
            lines.add("Device %s, cabinet %d:".formatted(one.deviceId(), one.cabinetIndex()));
        }
        one.violations()
                .forEach(violation -> lines.add("  %s %s: %s"
                        .formatted(
                                violation.severity().name().toLowerCase(Locale.ROOT),
                                violation.rule(),
                                violation.message())));
        one.warnings().forEach(warning -> lines.add("  warning %s: %s".formatted(warning.code(), warning.message())));
        return lines;
    }
}
