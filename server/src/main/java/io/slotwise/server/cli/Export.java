package io.slotwise.server.cli;

import io.slotwise.server.advice.record.ExportData;
import io.slotwise.server.boot.BadSettings;
import io.slotwise.server.cli.given.Output;
import io.slotwise.server.cli.given.Place;
import io.slotwise.server.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code slotwise export}: writes all stored data as a dataset folder. */
@Command(name = "export", description = "Writes all stored data as a dataset folder.", mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "FOLDER", description = "Where to; made if need be.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private Path folder;

    @Override
    public Integer call() throws BadSettings, IOException {
        try (Store store = Store.open(place.settings().store(), InstantSource.system())) {
            ExportData.Done done = new ExportData(store).to(folder);
            output.result(
                    done,
                    "Wrote %d machines, %d products and %d sales to %s."
                            .formatted(done.machines(), done.products(), done.sales(), folder));
        }
        return 0;
    }
}
