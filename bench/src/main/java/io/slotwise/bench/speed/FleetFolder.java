package io.slotwise.bench.speed;

import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.imports.ImportDraft;
import io.slotwise.server.store.imports.ImportSession;
import io.slotwise.server.store.imports.Standing;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Puts a fleet into a store. */
public final class FleetFolder {
    private FleetFolder() {}

    /** All of it, with those of its sales. */
    public static void add(Store store, Dataset fleet, Predicate<Sale> known) {
        long id = store.imports()
                .register(new ImportDraft("fleet", false, "{}", "{}", "bench"))
                .id();
        ImportSession session = Objects.requireNonNull(store.imports().begin(id));
        session.add(fleet.sales().stream().filter(known).toList());
        session.finish(fleet, Standing.FULL, Map.of(), "{}");
    }
}
