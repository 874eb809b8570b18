package io.slotwise.server.cli;

import io.slotwise.engine.model.Change;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.predict.PredictRevenue;
import io.slotwise.server.advice.predict.Prediction;
import io.slotwise.server.advice.predict.Proposed;
import io.slotwise.server.api.read.ChangeReader;
import io.slotwise.server.cli.given.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slotwise predict}: what some changes would do to a machine's revenue. */
@Command(
        name = "predict",
        description = "Predicts a machine's revenue after some changes of its planogram.",
        mixinStandardHelpOptions = true)
final class Predict implements Callable<Integer> {
    private static final int MAX_HORIZON_DAYS = 365;
    private static final double INTERVAL_LEVEL = 0.8;

    @Mixin
    private final Fleet fleet = new Fleet();

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(names = "--changes", paramLabel = "FILE", required = true, description = "JSON list of changes.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path changesFile;

    @Option(
            names = "--horizon",
            paramLabel = "DAYS",
            defaultValue = "28",
            description = "Days to sum the revenue over, 1 to 365; ${DEFAULT-VALUE} if not given.")
    private int horizonDays;

    /** As the route answers. */
    record Predicted(Prediction prediction) {}

    @Override
    public Integer call() throws IOException {
        if (horizonDays < 1 || horizonDays > MAX_HORIZON_DAYS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The horizon (%d) must be from 1 to %d days.".formatted(horizonDays, MAX_HORIZON_DAYS));
        }
        List<Change> changes = ChangeReader.parse(Files.readAllBytes(changesFile));
        Situation situation = fleet.situation();
        Prediction prediction = PredictRevenue.predict(
                situation,
                new PredictRevenue.Question(Proposed.of(situation, null, changes), horizonDays, null, INTERVAL_LEVEL));
        output.result(new Predicted(prediction), text(prediction));
        return 0;
    }

    private static String text(Prediction found) {
        List<String> lines = new ArrayList<>();
        lines.add("Revenue a day: %s now, %s then (%s to %s)."
                .formatted(
                        found.baselineDailyRevenue(),
                        found.predictedDailyRevenue(),
                        found.confidenceInterval().lowerBound(),
                        found.confidenceInterval().upperBound()));
        lines.add("Recommendation: %s.".formatted(found.recommendation().name().toLowerCase(Locale.ROOT)));
        lines.add(found.reasoning());
        found.keyDrivers()
                .forEach(driver -> lines.add("  %s: %s a week, by %s"
                        .formatted(driver.change(), driver.valuePerWeek().mean(), driver.reason())));
        found.risks().forEach(risk -> lines.add("  Risk: " + risk));
        return String.join("\n", lines);
    }
}
