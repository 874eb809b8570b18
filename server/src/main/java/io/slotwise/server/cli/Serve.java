package io.slotwise.server.cli;

import io.slotwise.server.boot.Server;
import io.slotwise.server.boot.Settings;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slotwise serve}: serves until it is told to stop. */
@Command(name = "serve", description = "Serves the stored data.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    @Option(names = "--port", description = "Port to listen on; 0 takes any free one.")
    private @Nullable Integer port;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.defaults();
        if (port != null) {
            settings = new Settings(settings.http().withPort(port));
        }
        try (Server server = Server.start(settings)) {
            System.out.println("Slotwise serves at http://localhost:" + server.port());
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
