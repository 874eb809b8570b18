package io.slotwise.bench.speed;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.testbed.fleet.Presets;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.Knobs;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A data folder with simulated machines; beyond some dozens the machines are the same ones under other names. */
final class StoredFleet {
    private static final int DIFFERENT = 48;

    private StoredFleet() {}

    /** Writes what the folder has not got yet, so that a writing that was broken off can go on; returns all ids. */
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
            ids.addAll(store.snapshots().deviceIds());
            for (int copy = ids.size() / DIFFERENT; ids.size() < machines; copy++) {
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
        Dataset fleet = new Dataset(
                truth.catalogue(),
                machines,
                truth.sales().stream().map(sale -> renamed(sale, copy)).toList(),
                List.of(),
                List.of(),
                List.of(),
                truth.calendar(),
                "");
        FleetFolder.add(store, fleet, sale -> kept.contains(sale.deviceId()));
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
