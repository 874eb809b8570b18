package io.slotwise.server.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code slotwise doctor} on a data folder, for tests of other rooms as well. */
public final class DoctorVisit {
    private DoctorVisit() {}

    /** The checks of the data that found a fault, with what they say. */
    public static List<String> complaints(Path folder) {
        StringWriter out = new StringWriter();
        CommandLine command = Slotwise.commandLine().setOut(new PrintWriter(out));
        command.execute("doctor", "--json", "--port", "0", "--data-dir", folder.toString());
        List<String> complaints = new ArrayList<>();
        for (JsonNode check : JsonMapper.shared().readTree(out.toString()).at("/checks")) {
            String name = check.at("/check").stringValue();
            boolean ofData = List.of("database", "audit trail", "Claude's cost").contains(name);
            if (ofData && !check.at("/ok").booleanValue()) {
                complaints.add(name + ": " + check.at("/detail").stringValue());
            }
        }
        return complaints;
    }
}
