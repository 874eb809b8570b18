package io.slotwise.server.cli;

import io.slotwise.engine.demand.backtest.Accuracy;
import io.slotwise.engine.demand.backtest.AccuracyText;
import io.slotwise.engine.demand.fleet.FleetModel;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.server.cli.given.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slotwise backtest}: how accurate the forecasts would have been on the data given, beside known methods. */
@Command(
        name = "backtest",
        description = "Forecasts the past from its own past at weekly origins and says how accurate that was, by level"
                + " and horizon, beside known methods and beside what was possible.",
        mixinStandardHelpOptions = true)
final class Backtest implements Callable<Integer> {
    private static final int MAX_ORIGINS = 104;

    @Mixin
    private final Evidence evidence = new Evidence();

    @Option(names = "--as-of", paramLabel = "DATE", description = "Ends the past the day before. Default: all of it.")
    private @Nullable LocalDate asOf;

    @Option(names = "--origins", paramLabel = "N", description = "Weekly origins, 2 to 104. Default: 26.")
    private int origins = Accuracy.LEAST_ORIGINS;

    @Option(names = "--horizons", paramLabel = "DAYS", split = ",", description = "Horizons in days. Default: 1,7,28.")
    private List<Integer> horizons = Accuracy.HORIZONS;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the report there too.")
    private @Nullable Path report;

    @Mixin
    private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        List<Integer> days = horizons.stream().distinct().sorted().toList();
        require(origins >= 2 && origins <= MAX_ORIGINS, "--origins (%d) must be from 2 to 104.", origins);
        for (int one : days) {
            require(one >= 1 && one <= FleetModel.MAX_HORIZON_DAYS, "A horizon (%d) must be from 1 to 180 days.", one);
        }
        Evidence.Fleet fleet = evidence.read(output);
        LocalDate end = asOf == null ? fleet.dayAfterLastSale() : asOf;
        Panel panel = Panel.of(fleet.histories(), fleet::categoryOf, end);
        Accuracy accuracy = Accuracy.of(panel, origins, days);
        String text = AccuracyText.of(accuracy);
        if (report != null) {
            Files.writeString(report, heading() + text);
        }
        output.result(accuracy, text);
        return 0;
    }

    /** What was run and where, so that a report can be made again. */
    private String heading() {
        String asked =
                String.join(" ", command.root().commandLine().getParseResult().originalArgs());
        return "`slotwise %s`, %d processors, Java %s; no randomness, so no seed.%n%n"
                .formatted(asked, Runtime.getRuntime().availableProcessors(), Runtime.version());
    }

    private void require(boolean holds, String message, int value) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), message.formatted(value));
        }
    }
}
