package io.slotwise.server.store;

import io.slotwise.engine.model.Machine;
import io.slotwise.intake.Dataset;
import io.slotwise.server.store.imports.ImportDraft;
import io.slotwise.server.store.imports.ImportSession;
import io.slotwise.server.store.imports.Standing;
import io.slotwise.server.store.sqlite.StoreConfig;
import io.slotwise.testbed.demo.DemoFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Data folders that hold a fleet already, for tests of the rooms above the store. */
public final class StoredFleets {
    private static final LocalDate DEMO_OF_LATE = LocalDate.of(2026, 8, 1);

    private StoredFleets() {}

    /** The fleet of machines m0, m1 … with products p0 … p7, written nowhere. */
    public static Dataset small(long seed, int machines, int sales) {
        return Fleets.fleet(new java.util.SplittableRandom(seed), machines, sales);
    }

    /** Writes a fleet of machines m0, m1 … with products p0 … p7 into a folder and leaves it closed. */
    public static Dataset write(Path folder, long seed, int machines, int sales) {
        return write(folder, small(seed, machines, sales));
    }

    /** Writes a fleet into a folder and leaves it closed. */
    public static Dataset write(Path folder, Dataset fleet) {
        try (Store store = Store.open(StoreConfig.in(folder), InstantSource.system())) {
            long id = store.imports()
                    .register(new ImportDraft("fleet", false, "{}", "{}", "test"))
                    .id();
            ImportSession session = Objects.requireNonNull(store.imports().begin(id));
            session.add(fleet.sales());
            session.finish(fleet, Standing.FULL, Map.of(), "{}");
        }
        return fleet;
    }

    /** The first machines of the demo with their sales of late, so that a night over them is short. */
    public static Dataset demoOfLate(int machines) {
        List<String> devices = DemoFleet.dataset().machines().stream()
                .map(Machine::id)
                .limit(machines)
                .toList();
        Dataset fleet = only(DemoFleet.dataset(), devices);
        return fleet.withSales(fleet.sales().stream()
                .filter(sale -> sale.date().isAfter(DEMO_OF_LATE))
                .toList());
    }

    /** A fleet of some of the machines. */
    public static Dataset only(Dataset fleet, Collection<String> devices) {
        return new Dataset(
                fleet.catalogue(),
                fleet.machines().stream()
                        .filter(one -> devices.contains(one.id()))
                        .toList(),
                fleet.sales().stream()
                        .filter(one -> devices.contains(one.deviceId()))
                        .toList(),
                fleet.slotChanges().stream()
                        .filter(one -> devices.contains(one.deviceId()))
                        .toList(),
                fleet.stockEvents().stream()
                        .filter(one -> devices.contains(one.deviceId()))
                        .toList(),
                fleet.visits().stream()
                        .filter(one -> devices.contains(one.deviceId()))
                        .toList(),
                fleet.calendar(),
                fleet.rulesJson());
    }

    /** Copies a folder that nobody has open. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
