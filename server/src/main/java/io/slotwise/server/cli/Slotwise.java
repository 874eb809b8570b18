package io.slotwise.server.cli;

import io.slotwise.engine.affinity.Null;
import io.slotwise.engine.model.Position;
import io.slotwise.server.cli.operate.Backup;
import io.slotwise.server.cli.operate.Keys;
import io.slotwise.server.cli.operate.Usage;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program {@code slotwise}: finds the command and turns its outcome into an exit code. */
@Command(
        name = "slotwise",
        description = "Says what to put in which slot of a vending machine, and what it is worth.",
        mixinStandardHelpOptions = true,
        version = "slotwise 0.1.0",
        subcommands = {
            Demo.class,
            Serve.class,
            Doctor.class,
            Forecast.class,
            Backtest.class,
            Import.class,
            Export.class,
            Validate.class,
            Score.class,
            Predict.class,
            Optimise.class,
            AffinityLines.class,
            Usage.class,
            Keys.class,
            Backup.class
        })
public final class Slotwise implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    /** Exit codes: 0 done, 1 failed, 2 misuse. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Slotwise())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Position.class, word(Position::parse))
                .registerConverter(Null.class, word(AffinityLines::model))
                .setExecutionExceptionHandler(new Failures());
    }

    private static <T> ITypeConverter<T> word(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is needed.");
    }
}
