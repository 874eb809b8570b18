package io.slotwise.server.cli.given;

import io.slotwise.server.api.json.WireJson;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where results go, and in which form: text for people, or one JSON value a line. */
public final class Output {
    @Option(names = "--json", description = "Results as JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    /** Writes a result: as JSON if that was asked for, else the text. */
    public void result(Object value, String text) {
        PrintWriter out = command.commandLine().getOut();
        out.println(json ? WireJson.MAPPER.writeValueAsString(value) : text);
        out.flush();
    }

    /** Writes one of many results as a line of JSON, whatever was asked for. */
    public void line(Object value) {
        command.commandLine().getOut().println(WireJson.MAPPER.writeValueAsString(value));
    }

    /** Writes what is no result. */
    public void note(String text) {
        PrintWriter err = command.commandLine().getErr();
        err.println(text);
        err.flush();
    }
}
