package io.slotwise.server.cli;

import io.slotwise.server.advice.imports.LoadDemo;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Server;
import io.slotwise.server.boot.Settings;
import io.slotwise.server.cli.given.Place;
import io.slotwise.server.store.Store;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slotwise demo}: serves a ready fleet of demo machines until it is told to stop. */
@Command(
        name = "demo",
        description = "Serves a ready fleet of demo machines, kept in the folder (demo) inside the data folder.",
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {
    private static final String FOLDER = "demo";

    @Mixin
    private final Place place = new Place();

    @Option(
            names = "--simulated-claude",
            description =
                    "Beside it a simulated Claude, which the launcher starts; every answer says that it is simulated.")
    private boolean simulatedClaude;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Override
    public Integer call() throws BadSettings, IOException, InterruptedException {
        Settings settings = place.settingsInside(FOLDER);
        if (simulatedClaude && !settings.claude().claude().isSimulated()) {
            throw new ParameterException(
                    command.commandLine(),
                    "The simulated Claude is started by the launcher: ./slotwise demo --simulated-claude.");
        }
        load(settings);
        try (Server server = Server.start(settings)) {
            command.commandLine().getOut().println("Slotwise serves at " + server.address());
            command.commandLine().getOut().flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void load(Settings settings) throws IOException {
        try (Store store = Store.open(settings.store(), InstantSource.system())) {
            if (new LoadDemo(store).load() == LoadDemo.Outcome.LOADED) {
                command.commandLine().getErr().println("The demo fleet was loaded.");
            }
        }
    }
}
