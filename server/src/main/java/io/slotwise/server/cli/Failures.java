package io.slotwise.server.cli;

import io.slotwise.intake.csv.UnreadableInput;
import io.slotwise.server.api.json.InvalidInput;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.store.sqlite.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what stopped a command into words and an exit code; only what nobody foresaw shows its stack. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        PrintWriter err = command.getErr();
        Throwable cause = failure;
        while (cause.getCause() != null && !saysItself(cause)) {
            cause = cause.getCause();
        }
        List<String> words = words(cause);
        if (words.isEmpty()) {
            throw failure;
        }
        words.forEach(err::println);
        return cause instanceof BadSettings ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /** Whether its own words are better than those of what caused it. */
    private static boolean saysItself(Throwable cause) {
        return cause instanceof PortInUseException
                || cause instanceof StoreException
                || cause instanceof UnreadableInput
                || cause instanceof InvalidInput
                || cause instanceof BadSettings;
    }

    private static List<String> words(Throwable cause) {
        return switch (cause) {
            case BadSettings bad ->
                Stream.concat(
                                Stream.of("Slotwise does not start with these settings:"),
                                bad.faults().stream().map(fault -> "  " + fault.replace("\n", " ")))
                        .toList();
            case PortInUseException inUse ->
                List.of("The port (%d) is taken.\nMaybe Slotwise runs already; else choose another with --port."
                        .formatted(inUse.getPort()));
            case InvalidInput input ->
                input.issues().stream()
                        .map(issue -> (issue.pointer() + " " + issue.message()).strip())
                        .toList();
            case StoreException stored -> List.of(String.valueOf(stored.getMessage()));
            case IllegalArgumentException refused -> List.of(String.valueOf(refused.getMessage()));
            case UnreadableInput unreadable -> List.of(String.valueOf(unreadable.getMessage()));
            case NoSuchFileException missing -> List.of("There is no file (%s).".formatted(missing.getFile()));
            case AccessDeniedException denied ->
                List.of("This user may not read or write the file (%s).".formatted(denied.getFile()));
            case IOException io -> List.of("%s: %s".formatted(io.getClass().getSimpleName(), io.getMessage()));
            default -> List.of();
        };
    }
}
