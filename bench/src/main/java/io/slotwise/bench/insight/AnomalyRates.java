package io.slotwise.bench.insight;

import io.slotwise.engine.insight.FleetPast;
import io.slotwise.engine.insight.anomaly.Anomalies;
import io.slotwise.engine.insight.anomaly.Anomaly;
import io.slotwise.engine.insight.anomaly.Anomaly.Kind;
import io.slotwise.engine.insight.anomaly.AnomalySettings;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Sale;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.fleet.Presets;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.plant.Plants;
import io.slotwise.testbed.world.Knobs;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Anomalies on truth fleets: {@code AnomalyRates PRESET FIRST_SEED LAST_SEED}. */
public final class AnomalyRates {
    private static final int STEP_WEEKS_AGO = 10;
    private static final double STEP_TO = 0.6;
    private static final int SILENT_DAYS = 28;

    private AnomalyRates() {}

    /** What became of one fleet. */
    record Outcome(boolean quiet, boolean stepFound, boolean productStepFound, boolean silenceFound, int others) {}

    public static void main(String[] args) {
        int fleets = 0;
        int quiet = 0;
        int steps = 0;
        int products = 0;
        int silences = 0;
        int others = 0;
        for (long seed = Long.parseLong(args[1]); seed <= Long.parseLong(args[2]); seed++) {
            Outcome one = outcome(undisturbed(args[0], seed), seed);
            fleets++;
            quiet += one.quiet ? 1 : 0;
            steps += one.stepFound ? 1 : 0;
            products += one.productStepFound ? 1 : 0;
            silences += one.silenceFound ? 1 : 0;
            others += one.others;
        }
        System.out.printf(
                "%s: %d fleets; with nothing planted %d quiet; found: machine step %d, product step %d, silent slot %d;"
                        + " other alarms in planted fleets %d%n",
                args[0], fleets, quiet, steps, products, silences, others);
    }

    /** A fleet of a preset whose operator changes nothing. */
    static Dataset undisturbed(String preset, long seed) {
        Knobs knobs = Presets.named(preset);
        Knobs.Operations usual = knobs.operations();
        return TruthFleet.of(knobs.with(new Knobs.Operations(0, 0, 0, usual.shortFill(), usual.knowledge())), seed)
                .dataset();
    }

    static Outcome outcome(Dataset fleet, long seed) {
        List<Anomaly> nothing = found(fleet);
        LocalDate end = end(fleet);
        LocalDate step = end.minusWeeks(STEP_WEEKS_AGO);
        SplittableRandom random = new SplittableRandom(seed);
        String fallen =
                fleet.machines().get((int) (seed % fleet.machines().size())).id();
        Dataset stepped = Plants.fall(fleet, sale -> sale.deviceId().equals(fallen), step, STEP_TO, random);
        List<Anomaly> afterStep = found(stepped);
        String best = bestProduct(fleet, fallen);
        Dataset product = Plants.fall(
                fleet,
                sale -> sale.deviceId().equals(fallen) && sale.productId().equals(best),
                step,
                0.25,
                random);
        List<Anomaly> afterProduct = found(product);
        Sale busy = busiestSlot(fleet, end);
        Dataset jammed = Plants.jam(
                fleet,
                busy.deviceId(),
                busy.cabinetIndex(),
                java.util.Objects.requireNonNull(busy.slot()),
                end.minusDays(SILENT_DAYS));
        List<Anomaly> afterJam = found(jammed);
        int others = (int) (afterStep.stream()
                        .filter(one -> !one.deviceId().equals(fallen))
                        .count()
                + afterJam.stream()
                        .filter(one -> !one.deviceId().equals(busy.deviceId()))
                        .count());
        return new Outcome(
                nothing.isEmpty(),
                afterStep.stream().anyMatch(one -> isStep(one, fallen, "", step)),
                afterProduct.stream().anyMatch(one -> isStep(one, fallen, best, step)),
                afterJam.stream()
                        .anyMatch(one -> one.kind() == Kind.SILENT_SLOT
                                && one.deviceId().equals(busy.deviceId())
                                && busy.slot().equals(one.slot())),
                others);
    }

    private static boolean isStep(Anomaly one, String device, String product, LocalDate day) {
        return one.kind() == Kind.LEVEL_SHIFT
                && one.deviceId().equals(device)
                && one.productId().equals(product)
                && one.unitsPerWeek() < 0
                && Math.abs(one.from().toEpochDay() - day.toEpochDay()) <= 14;
    }

    private static List<Anomaly> found(Dataset fleet) {
        return Anomalies.find(past(fleet), AnomalySettings.STANDARD).found();
    }

    static FleetPast past(Dataset fleet) {
        Map<String, MachineHistory> histories = new HashMap<>();
        fleet.machines().forEach(machine -> histories.put(machine.id(), fleet.history(machine.id())));
        return new FleetPast(fleet.machines(), histories, fleet.catalogue(), end(fleet));
    }

    static LocalDate end(Dataset fleet) {
        return fleet.sales().stream()
                .map(Sale::date)
                .max(LocalDate::compareTo)
                .orElseThrow()
                .plusDays(1);
    }

    static String bestProduct(Dataset fleet, String device) {
        Map<String, Long> units = fleet.sales().stream()
                .filter(sale -> sale.deviceId().equals(device))
                .collect(Collectors.groupingBy(Sale::productId, Collectors.counting()));
        return fleet.machines().stream()
                .filter(machine -> machine.id().equals(device))
                .flatMap(machine -> machine.planograms().stream())
                .flatMap(planogram -> planogram.productIds().stream())
                .max(Comparator.comparing((String id) -> units.getOrDefault(id, 0L))
                        .thenComparing(id -> id))
                .orElseThrow();
    }

    /** The last sale of the slot that sold most in the quarter before, among those that still hold what sold. */
    private static Sale busiestSlot(Dataset fleet, LocalDate end) {
        record Place(String device, int cabinet, io.slotwise.engine.model.Position slot, String product) {}
        Map<Place, List<Sale>> bySlot = fleet.sales().stream()
                .filter(sale -> !sale.date().isBefore(end.minusWeeks(12)))
                .collect(Collectors.groupingBy(sale -> new Place(
                        sale.deviceId(),
                        sale.cabinetIndex(),
                        java.util.Objects.requireNonNull(sale.slot()),
                        sale.productId())));
        return fleet.machines().stream()
                .flatMap(machine -> machine.planograms().stream()
                        .flatMap(planogram -> planogram.slots().stream()
                                .filter(slot -> !slot.isEmpty())
                                .map(slot -> new Place(
                                        machine.id(), planogram.cabinet().index(), slot.position(), product(slot)))))
                .max(Comparator.comparingInt((Place place) ->
                                bySlot.getOrDefault(place, List.of()).size())
                        .thenComparing(Place::toString))
                .map(place -> bySlot.getOrDefault(place, List.of()).getLast())
                .orElseThrow();
    }

    private static String product(Slot slot) {
        return java.util.Objects.requireNonNull(slot.productId());
    }
}
