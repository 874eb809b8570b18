package io.slotwise.server.advice;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.demand.ShrunkRates;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.SalesHistory;
import io.slotwise.engine.value.Elasticities;
import io.slotwise.engine.value.Evidence;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.ValueSettings;
import io.slotwise.engine.zones.PositionEffects;
import io.slotwise.intake.rules.RuleBookJson;
import io.slotwise.intake.rules.RuleReading;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts what is stated and what is stored together into {@link Situation}s. Touches no database once a machine is warm. */
public final class Situations {
    private static final String UNNAMED = "stated";

    private final Snapshots snapshots;

    public Situations(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** The value models of one snapshot, by cabinet. */
    private record Models(Map<Integer, ValueModel> byCabinet) {}

    /**
     * The situation that was stated, or null where the machine it names is not stored.
     *
     * @throws IllegalArgumentException if neither a machine nor a planogram is named, or they contradict each other
     */
    public @Nullable Situation of(Stated stated) {
        if (stated.deviceId() == null) {
            return fromStatedAlone(stated);
        }
        Snapshot snapshot = snapshots.find(stated.deviceId());
        return snapshot == null ? null : fromStore(stated, snapshot);
    }

    /** How many machines are stored; asks the store. */
    public int deviceCount() {
        return snapshots.deviceIds().size();
    }

    private static Situation fromStatedAlone(Stated stated) {
        Planogram planogram = stated.planogram();
        if (planogram == null) {
            throw new IllegalArgumentException("Either a device_id or a planogram is needed.");
        }
        Machine machine = new Machine(
                UNNAMED,
                UNNAMED,
                stated.venue() == null ? Venue.UNKNOWN : stated.venue(),
                ZoneOffset.UTC,
                service(stated, Machine.Service.WEEKLY),
                List.of(planogram));
        Catalogue catalogue = catalogue(List.of(), stated);
        return new Situation(
                machine,
                planogram,
                catalogue,
                RuleBook.of(stated.constraints()),
                Situation.STATED,
                () -> model(
                        new Standing(
                                machine,
                                planogram.cabinet().index(),
                                catalogue,
                                PositionEffects.prior(planogram.cabinet())),
                        MachineHistory.NONE,
                        stated),
                () -> LearntZones.unseen(planogram.cabinet()));
    }

    private static Situation fromStore(Stated stated, Snapshot snapshot) {
        Machine stored = snapshot.machine();
        Machine machine = new Machine(
                stored.id(),
                stored.name(),
                stated.venue() == null ? stored.venue() : stated.venue(),
                stored.zone(),
                service(stated, stored.service()),
                stored.planograms());
        Planogram proposed = stated.planogram();
        int cabinet = stated.cabinetIndex();
        boolean stands = proposed == null || sameSlots(stored.planogram(cabinet), proposed);
        Machine standing = stands ? machine : machine.with(Objects.requireNonNull(proposed));
        boolean untouched = stated.addsNoEvidence() && stands && addsNoProduct(stated, snapshot);
        Catalogue catalogue = untouched
                ? snapshot.catalogue()
                : catalogue(List.copyOf(snapshot.catalogue().products()), stated);
        Supplier<ValueModel> model = untouched
                ? () -> shared(snapshot, cabinet)
                : () -> model(
                        new Standing(standing, cabinet, catalogue, LearntZones.effects(snapshot, standing, cabinet)),
                        snapshot.history(),
                        stated);
        return new Situation(
                standing,
                proposed == null ? standing.planogram(cabinet) : proposed,
                catalogue,
                book(snapshot).and(stated.constraints()),
                snapshot.dataVersion(),
                model,
                () -> LearntZones.of(snapshot, standing, cabinet));
    }

    /** The operator's rules as they hold for this machine. A stored book was read before it was kept. */
    static RuleBook book(Snapshot snapshot) {
        return snapshot.derived(RuleBook.class, one -> switch (RuleBookJson.read(one.rulesJson())) {
            case RuleReading.Accepted accepted ->
                accepted.book().forDevice(one.machine().id());
            case RuleReading.Rejected rejected ->
                throw new IllegalStateException("The stored rule book cannot be read: " + rejected.problems());
        });
    }

    /** Worked out once for each state of the data. */
    private static ValueModel shared(Snapshot snapshot, int cabinet) {
        return snapshot.derived(Models.class, one -> new Models(new ConcurrentHashMap<>()))
                .byCabinet()
                .computeIfAbsent(cabinet, index -> model(standing(snapshot, index), snapshot.history(), Figures.NONE));
    }

    /** A cabinet as it stands, and what its places are believed to do to sales. */
    private record Standing(Machine machine, int cabinet, Catalogue catalogue, PositionEffects positions) {}

    private static Standing standing(Snapshot snapshot, int cabinet) {
        Machine machine = snapshot.machine();
        return new Standing(machine, cabinet, snapshot.catalogue(), LearntZones.effects(snapshot, machine, cabinet));
    }

    private static ValueModel model(Standing standing, MachineHistory stored, Stated stated) {
        MachineHistory history = stated.sales().isEmpty()
                ? stored
                : new MachineHistory(
                        SalesHistory.of(stated.sales()),
                        stored.slotChanges(),
                        stored.stockEvents(),
                        stored.visits(),
                        stored.calendar());
        return model(standing, history, stated.figures());
    }

    /** A model of a cabinet as it stands, with what its own past says of its places. */
    static ValueModel model(
            Machine machine, int cabinet, Catalogue catalogue, MachineHistory history, Figures figures) {
        PositionEffects learnt =
                LearntZones.from(history, machine.planogram(cabinet).cabinet()).effects();
        return model(new Standing(machine, cabinet, catalogue, learnt), history, figures);
    }

    private static ValueModel model(Standing standing, MachineHistory history, Figures figures) {
        Rates rates = ShrunkRates.of(standing.machine, standing.cabinet, standing.catalogue, history, figures);
        Evidence evidence = new Evidence(
                standing.machine, standing.cabinet, standing.catalogue, rates, standing.positions, Elasticities.PRIOR);
        return ValueModel.of(evidence, ValueSettings.STANDARD);
    }

    private static Catalogue catalogue(List<Product> stored, Stated stated) {
        Map<String, Product> byId = new LinkedHashMap<>();
        stored.forEach(product -> byId.put(product.id(), product));
        stated.products().forEach(product -> byId.put(product.id(), product));
        stated.sightings().forEach(product -> byId.putIfAbsent(product.id(), product));
        return Catalogue.of(new ArrayList<>(byId.values()));
    }

    private static boolean addsNoProduct(Stated stated, Snapshot snapshot) {
        return stated.sightings().stream()
                .allMatch(product -> snapshot.catalogue().contains(product.id()));
    }

    private static Machine.Service service(Stated stated, Machine.Service usual) {
        return stated.serviceIntervalDays() == null
                ? usual
                : new Machine.Service(
                        stated.serviceIntervalDays(),
                        stated.deviceId() == null ? Money.ZERO : usual.visitCost(),
                        usual.currency());
    }

    private static boolean sameSlots(Planogram standing, Planogram proposed) {
        return standing.slots().stream()
                .map(slot -> slot.with(null))
                .toList()
                .equals(proposed.slots().stream().map(slot -> slot.with(null)).toList());
    }
}
