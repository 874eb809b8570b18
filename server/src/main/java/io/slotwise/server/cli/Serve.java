package io.slotwise.server.cli;

import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.boot.Server;
import io.slotwise.server.cli.given.Place;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code slotwise serve}: serves until it is told to stop. */
@Command(name = "serve", description = "Serves the stored data.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Override
    public Integer call() throws BadSettings, InterruptedException {
        try (Server server = Server.start(place.settings())) {
            System.out.println("Slotwise serves at " + server.address());
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
