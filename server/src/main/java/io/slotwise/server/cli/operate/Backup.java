package io.slotwise.server.cli.operate;

import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.cli.given.Output;
import io.slotwise.server.cli.given.Place;
import io.slotwise.server.store.sqlite.DatabaseCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code slotwise backup}: copies the database into a new file, also while a server writes to it. */
@Command(
        name = "backup",
        description = "Copies the database into a new file, also while a server runs, and checks the copy.",
        mixinStandardHelpOptions = true)
public final class Backup implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "Where to; must not be there yet.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path file;

    @Override
    public Integer call() throws BadSettings, IOException {
        DatabaseCopy.Done done =
                DatabaseCopy.to(file.toAbsolutePath(), place.settings().store());
        output.result(done, "Wrote %,d bytes to %s, and found them sound.".formatted(done.bytes(), done.file()));
        return 0;
    }
}
