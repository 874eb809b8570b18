package io.slotwise.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code slotwise}: finds the command and turns its outcome into an exit code. */
@Command(
        name = "slotwise",
        description = "Says what to put in which slot of a vending machine, and what it is worth.",
        mixinStandardHelpOptions = true,
        version = "slotwise 0.1.0",
        subcommands = {Demo.class, Serve.class, Doctor.class, Forecast.class, Import.class, Export.class})
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
                .setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is needed.");
    }
}
