package io.slotwise.server.advice.record;

import io.slotwise.intake.Dataset;
import io.slotwise.intake.dataset.DatasetFolder;
import io.slotwise.server.store.Store;
import java.io.IOException;
import java.nio.file.Path;

/** Writes everything that counts into a dataset folder, from which it can be imported again unchanged. */
public final class ExportData {
    private final Store store;

    public ExportData(Store store) {
        this.store = store;
    }

    /** How much was written. */
    public record Done(int machines, int products, int sales) {}

    public Done to(Path folder) throws IOException {
        Dataset all = store.export();
        DatasetFolder.write(all, folder);
        return new Done(
                all.machines().size(), all.catalogue().size(), all.sales().size());
    }
}
