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
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Elasticities;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.learn.FleetKnowledge;
import io.slotwise.engine.value.learn.Past;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.engine.zones.PositionEffects;
import io.slotwise.intake.rules.RuleBookJson;
import io.slotwise.intake.rules.RuleReading;
import io.slotwise.server.advice.learn.FleetLearning;
import io.slotwise.server.advice.learn.FleetLearning.Learnt;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts what is stated and what is stored together into {@link Situation}s. Touches no database once a machine is warm. */
public final class Situations {
    private static final String UNNAMED = "stated";

    private final Snapshots snapshots;
    private final FleetLearning learning;

    public Situations(Snapshots snapshots, FleetLearning learning) {
        this.snapshots = snapshots;
        this.learning = learning;
    }

    /** The value models of one snapshot, by cabinet, as the fleet was last learnt. */
    private record Models(ConcurrentMap<Integer, Made> byCabinet) {}

    private record Made(String learntVersion, ValueModel model) {}

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
        return snapshot == null ? null : fromStore(stated, snapshot, learning.current());
    }

    /** Whether answers no longer change by themselves, as they do until the fleet was learnt from after a start. */
    public boolean settled() {
        return learning.settled();
    }

    /** How many machines are stored; asks the store. */
    public int deviceCount() {
        return snapshots.deviceIds().size();
    }

    /** The first of the machines in the order of their ids, or null where none is stored. */
    public @Nullable String firstDevice() {
        List<String> ids = snapshots.deviceIds();
        return ids.isEmpty() ? null : ids.getFirst();
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
                                PositionEffects.prior(planogram.cabinet()),
                                Elasticities.PRIOR),
                        MachineHistory.NONE,
                        stated),
                () -> LearntZones.unseen(planogram.cabinet()));
    }

    private static Situation fromStore(Stated stated, Snapshot snapshot, Learnt learnt) {
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
                ? () -> shared(snapshot, cabinet, learnt)
                : () -> changed(standing(snapshot, standing, cabinet, catalogue, learnt), snapshot, stated, learnt);
        return new Situation(
                standing,
                proposed == null ? standing.planogram(cabinet) : proposed,
                catalogue,
                book(snapshot).and(stated.constraints()),
                learnt.fromFleet()
                        ? snapshot.dataVersion() + Situation.TAUGHT + learnt.version()
                        : snapshot.dataVersion(),
                model,
                () -> LearntZones.of(snapshot, standing, cabinet));
    }

    /** The operator's rules as they hold for this machine. A stored book was read before it was kept. */
    public static RuleBook book(Snapshot snapshot) {
        return snapshot.derived(RuleBook.class, one -> switch (RuleBookJson.read(one.rulesJson())) {
            case RuleReading.Accepted accepted ->
                accepted.book().forDevice(one.machine().id());
            case RuleReading.Rejected rejected ->
                throw new IllegalStateException("The stored rule book cannot be read: " + rejected.problems());
        });
    }

    /** Worked out once for each state of the data and of what the fleet has taught. */
    private static ValueModel shared(Snapshot snapshot, int cabinet, Learnt learnt) {
        ConcurrentMap<Integer, Made> models = snapshot.derived(
                        Models.class, one -> new Models(new ConcurrentHashMap<>()))
                .byCabinet();
        Made made = models.get(cabinet);
        if (made == null || !made.learntVersion.equals(learnt.version())) {
            made = new Made(learnt.version(), model(snapshot, cabinet, learnt));
            models.put(cabinet, made);
        }
        return made.model();
    }

    private static ValueModel model(Snapshot snapshot, int cabinet, Learnt learnt) {
        Machine machine = snapshot.machine();
        Standing standing = standing(snapshot, machine, cabinet, snapshot.catalogue(), learnt);
        return learnt.fromFleet()
                ? fromFleet(standing, snapshot.history(), learnt.knowledge())
                : model(standing, snapshot.history(), Figures.NONE);
    }

    /** A cabinet as it stands, and what its places and its shoppers are believed to do. */
    private record Standing(
            Machine machine, int cabinet, Catalogue catalogue, PositionEffects positions, Elasticities elasticities) {}

    private static Standing standing(
            Snapshot snapshot, Machine standing, int cabinet, Catalogue catalogue, Learnt learnt) {
        return learnt.fromFleet()
                ? new Standing(
                        standing,
                        cabinet,
                        catalogue,
                        learnt.knowledge().positions(standing.planogram(cabinet).cabinet()),
                        learnt.knowledge().elasticities())
                : new Standing(
                        standing,
                        cabinet,
                        catalogue,
                        LearntZones.effects(snapshot, standing, cabinet),
                        Elasticities.PRIOR);
    }

    /** Figures have no days, so the fleet cannot be asked about them: they are evidence on the machine alone. */
    private static ValueModel changed(Standing standing, Snapshot snapshot, Stated stated, Learnt learnt) {
        return learnt.fromFleet() && stated.figures().equals(Figures.NONE)
                ? fromFleet(standing, history(snapshot.history(), stated), learnt.knowledge())
                : model(standing, snapshot.history(), stated);
    }

    private static ValueModel fromFleet(Standing standing, MachineHistory history, FleetKnowledge knowledge) {
        Past own = new Past(standing.machine, history);
        return ValueModel.of(knowledge.evidence(own, standing.cabinet, standing.catalogue), ValueSettings.STANDARD);
    }

    private static ValueModel model(Standing standing, MachineHistory stored, Stated stated) {
        return model(standing, history(stored, stated), stated.figures());
    }

    private static MachineHistory history(MachineHistory stored, Stated stated) {
        return stated.sales().isEmpty()
                ? stored
                : new MachineHistory(
                        SalesHistory.of(stated.sales()),
                        stored.slotChanges(),
                        stored.stockEvents(),
                        stored.visits(),
                        stored.calendar());
    }

    private static ValueModel model(Standing standing, MachineHistory history, Figures figures) {
        Rates rates = ShrunkRates.of(standing.machine, standing.cabinet, standing.catalogue, history, figures);
        Evidence evidence = new Evidence(
                standing.machine,
                standing.cabinet,
                standing.catalogue,
                rates,
                standing.positions,
                standing.elasticities);
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
