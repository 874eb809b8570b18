package io.slotwise.testbed.plant;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Venue;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SlotChange;
import io.slotwise.engine.sales.StockEvent;
import io.slotwise.intake.Dataset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Plants events into the past of a fleet. Shoppers come on their own, so leaving some out is fewer shoppers coming. */
public final class Plants {
    private static final double METRES_PER_DEGREE = 111_320;

    private Plants() {}

    /**
     * From a day on a machine, or one product of it, sells only a share of what it did; its slots then no longer sell out.
     */
    public static Dataset fall(
            Dataset fleet, Predicate<Sale> which, LocalDate from, double share, SplittableRandom random) {
        record Place(String device, int cabinet, @Nullable Position slot) {}
        Set<Place> fallen = new HashSet<>();
        List<Sale> kept = new ArrayList<>();
        for (Sale sale : fleet.sales()) {
            if (sale.date().isBefore(from) || !which.test(sale) || random.nextDouble() < share) {
                kept.add(sale);
            } else {
                fallen.add(new Place(sale.deviceId(), sale.cabinetIndex(), sale.slot()));
            }
        }
        List<StockEvent> events = fleet.stockEvents().stream()
                .filter(event -> event.date().isBefore(from)
                        || !fallen.contains(new Place(event.deviceId(), event.cabinetIndex(), event.slot())))
                .toList();
        return with(fleet, fleet.machines(), kept, fleet.slotChanges(), events);
    }

    /** From a day on a slot sells nothing, and its telemetry reports nothing: a coil that is jammed. */
    public static Dataset jam(Dataset fleet, String deviceId, int cabinet, Position slot, LocalDate from) {
        List<Sale> kept = fleet.sales().stream()
                .filter(sale -> sale.date().isBefore(from)
                        || !sale.deviceId().equals(deviceId)
                        || sale.cabinetIndex() != cabinet
                        || !slot.equals(sale.slot()))
                .toList();
        List<StockEvent> events = fleet.stockEvents().stream()
                .filter(event -> event.date().isBefore(from)
                        || !event.deviceId().equals(deviceId)
                        || event.cabinetIndex() != cabinet
                        || !event.slot().equals(slot))
                .toList();
        return with(fleet, fleet.machines(), kept, fleet.slotChanges(), events);
    }

    /** All machines stand where they do, but so far from each other that no shopper walks. */
    public static Dataset farApart(Dataset fleet) {
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < fleet.machines().size(); i++) {
            machines.add(at(fleet.machines().get(i), 40 + 0.05 * i, -40));
        }
        return with(fleet, machines, fleet.sales(), fleet.slotChanges(), fleet.stockEvents());
    }

    /** One machine stands so many metres north of another. */
    public static Dataset beside(Dataset fleet, String deviceId, String neighbourId, double metres) {
        Machine neighbour = fleet.machines().stream()
                .filter(machine -> machine.id().equals(neighbourId))
                .findFirst()
                .orElseThrow();
        Double latitude = java.util.Objects.requireNonNull(neighbour.venue().latitude());
        Double longitude = java.util.Objects.requireNonNull(neighbour.venue().longitude());
        List<Machine> machines = fleet.machines().stream()
                .map(machine -> machine.id().equals(deviceId)
                        ? at(machine, latitude + metres / METRES_PER_DEGREE, longitude)
                        : machine)
                .toList();
        return with(fleet, machines, fleet.sales(), fleet.slotChanges(), fleet.stockEvents());
    }

    /** Some machines are said to stand at a kind of place. */
    public static Dataset called(Dataset fleet, Predicate<String> deviceIds, String venueType) {
        List<Machine> machines = fleet.machines().stream()
                .map(machine -> deviceIds.test(machine.id()) ? called(machine, venueType) : machine)
                .toList();
        return with(fleet, machines, fleet.sales(), fleet.slotChanges(), fleet.stockEvents());
    }

    private static Machine called(Machine machine, String venueType) {
        Venue old = machine.venue();
        Venue venue = new Venue(old.location(), venueType, old.subtype(), old.latitude(), old.longitude());
        return new Machine(
                machine.id(), machine.name(), venue, machine.zone(), machine.service(), machine.planograms());
    }

    /** A machine opens on a day: nothing of it before. */
    public static Dataset opens(Dataset fleet, String deviceId, LocalDate day) {
        Predicate<LocalDate> early = date -> date.isBefore(day);
        return with(
                fleet,
                fleet.machines(),
                fleet.sales().stream()
                        .filter(sale -> !sale.deviceId().equals(deviceId) || !early.test(sale.date()))
                        .toList(),
                fleet.slotChanges().stream()
                        .map(change -> change.deviceId().equals(deviceId) && early.test(change.effectiveFrom())
                                ? from(change, day)
                                : change)
                        .toList(),
                fleet.stockEvents().stream()
                        .filter(event -> !event.deviceId().equals(deviceId) || !early.test(event.date()))
                        .toList());
    }

    /**
     * A product is on offer in a machine only in every other stretch of days, the first without it.
     *
     * @return the days' test beside the fleet, to tell when it stood
     */
    public static Dataset onAndOff(Dataset fleet, String deviceId, String productId, int stretchDays) {
        LocalDate first = firstDay(fleet);
        List<Sale> kept = fleet.sales().stream()
                .filter(sale -> !sale.deviceId().equals(deviceId)
                        || !sale.productId().equals(productId)
                        || isOn(first, sale.date(), stretchDays))
                .toList();
        List<SlotChange> changes = new ArrayList<>(fleet.slotChanges());
        List<SlotChange> own = changes.stream()
                .filter(change -> change.deviceId().equals(deviceId) && productId.equals(change.productId()))
                .toList();
        changes.removeAll(own);
        LocalDate end = fleet.sales().getLast().date();
        for (LocalDate day = first; !day.isAfter(end); day = day.plusDays(stretchDays)) {
            for (SlotChange change : own) {
                changes.add(isOn(first, day, stretchDays) ? from(change, day) : empty(change, day));
            }
        }
        return with(fleet, fleet.machines(), kept, changes, fleet.stockEvents());
    }

    /** Whether {@link #onAndOff} has the product on offer that day. */
    public static boolean isOn(LocalDate first, LocalDate day, int stretchDays) {
        return (day.toEpochDay() - first.toEpochDay()) / stretchDays % 2 == 1;
    }

    /** The first day with a sale. */
    public static LocalDate firstDay(Dataset fleet) {
        return fleet.sales().stream().map(Sale::date).min(LocalDate::compareTo).orElseThrow();
    }

    private static SlotChange from(SlotChange change, LocalDate day) {
        return new SlotChange(
                day,
                change.deviceId(),
                change.cabinetIndex(),
                change.slot(),
                change.productId(),
                change.price(),
                change.capacity());
    }

    private static SlotChange empty(SlotChange change, LocalDate day) {
        return new SlotChange(
                day, change.deviceId(), change.cabinetIndex(), change.slot(), null, null, change.capacity());
    }

    private static Machine at(Machine machine, double latitude, double longitude) {
        Venue old = machine.venue();
        Venue venue = new Venue(old.location(), old.type(), old.subtype(), latitude, longitude);
        return new Machine(
                machine.id(), machine.name(), venue, machine.zone(), machine.service(), machine.planograms());
    }

    private static Dataset with(
            Dataset fleet,
            List<Machine> machines,
            List<Sale> sales,
            List<SlotChange> changes,
            List<StockEvent> events) {
        return new Dataset(
                fleet.catalogue(),
                machines,
                sales,
                changes,
                events,
                fleet.visits(),
                fleet.calendar(),
                fleet.rulesJson());
    }
}
