package io.slotwise.bench.speed;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.imports.ImportDraft;
import io.slotwise.server.store.imports.ImportSession;
import io.slotwise.server.store.imports.Standing;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.testbed.fleet.Presets;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.Knobs;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A data folder with simulated machines; beyond some dozens the machines are the same ones under other names. */
final class StoredFleet {
    private static final int DIFFERENT = 48;

    private StoredFleet() {}

    /** Ids of the machines that were written. */
    static List<String> write(Path folder, int machines, long seed) {
        Knobs knobs = Presets.named("attention");
        Knobs.Scale scale = knobs.scale();
        Dataset truth = TruthFleet.of(
                        knobs.with(new Knobs.Scale(
                                Math.min(machines, DIFFERENT),
                                scale.firstDay(),
                                scale.weeks(),
                                scale.unitsPerWeekLow(),
                                scale.unitsPerWeekHigh())),
                        seed)
                .dataset();
        List<String> ids = new ArrayList<>();
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            for (int copy = 0; ids.size() < machines; copy++) {
                ids.addAll(add(store, truth, copy, machines - ids.size()));
            }
        }
        return ids;
    }

    private static List<String> add(Store store, Dataset truth, int copy, int most) {
        List<Machine> machines = truth.machines().stream()
                .limit(most)
                .map(one -> new Machine(
                        one.id() + "-" + copy, one.name(), one.venue(), one.zone(), one.service(), one.planograms()))
                .toList();
        List<String> kept = machines.stream().map(Machine::id).toList();
        long id = store.imports()
                .register(new ImportDraft("copy " + copy, false, "{}", "{}", "bench"))
                .id();
        ImportSession session = Objects.requireNonNull(store.imports().begin(id));
        session.add(truth.sales().stream()
                .map(sale -> renamed(sale, copy))
                .filter(sale -> kept.contains(sale.deviceId()))
                .toList());
        session.finish(
                new Dataset(
                        truth.catalogue(), machines, List.of(), List.of(), List.of(), List.of(), truth.calendar(), ""),
                Standing.FULL,
                Map.of(),
                "{}");
        return kept;
    }

    private static Sale renamed(Sale sale, int copy) {
        return new Sale(
                sale.date(),
                sale.time(),
                sale.deviceId() + "-" + copy,
                sale.cabinetIndex(),
                sale.slot(),
                sale.productId(),
                sale.quantity(),
                sale.unitPrice(),
                sale.transactionId(),
                sale.payment());
    }
}
