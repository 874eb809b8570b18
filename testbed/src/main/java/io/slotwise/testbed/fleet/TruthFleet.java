package io.slotwise.testbed.fleet;

import io.slotwise.engine.model.Venue;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.catalogue.Assortment;
import io.slotwise.testbed.catalogue.CabinetKind;
import io.slotwise.testbed.catalogue.VenueKind;
import io.slotwise.testbed.shopper.Draws;
import io.slotwise.testbed.world.Knobs;
import io.slotwise.testbed.world.MachineMaker;
import io.slotwise.testbed.world.TrueMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Machines with known truth, made from knobs and a seed: the same two give the same fleet, byte for byte. */
public final class TruthFleet {
    private static final List<List<CabinetKind>> CABINETS = List.of(
            List.of(CabinetKind.SNACK_7X10),
            List.of(CabinetKind.DRINKS_5X8),
            List.of(CabinetKind.COMBO_6X8),
            List.of(CabinetKind.SNACK_6X10, CabinetKind.DRINKS_5X8),
            List.of(CabinetKind.SNACK_7X10),
            List.of(CabinetKind.COMBO_6X8));
    private static final List<VenueKind> VENUES = List.of(VenueKind.values());
    private static final double[] INTERVALS = {7, 7, 4, 7, 10, 5};
    private static final int SIZE_KEY = 1 << 10;

    private final Knobs knobs;
    private final List<TrueMachine> machines;

    private TruthFleet(Knobs knobs, List<TrueMachine> machines) {
        this.knobs = knobs;
        this.machines = List.copyOf(machines);
    }

    /** The fleet of a named preset; see {@link Presets}. */
    public static TruthFleet preset(String name, long seed) {
        return of(Presets.named(name), seed);
    }

    /** The fleet of these knobs. Machine {@code n} is the same however many machines there are. */
    public static TruthFleet of(Knobs knobs, long seed) {
        List<MachineMaker.Order> orders = new ArrayList<>();
        for (int n = 0; n < knobs.scale().machines(); n++) {
            orders.add(order(n, knobs.scale(), Draws.seed(seed, n)));
        }
        return of(knobs, orders, seed);
    }

    /** The machines that are ordered, by these knobs; what an order says counts more than the scale. */
    public static TruthFleet of(Knobs knobs, List<MachineMaker.Order> orders, long seed) {
        List<TrueMachine> machines = new ArrayList<>();
        for (int n = 0; n < orders.size(); n++) {
            machines.add(MachineMaker.make(orders.get(n), knobs, Draws.seed(seed, n)));
        }
        return new TruthFleet(knobs, machines);
    }

    public List<TrueMachine> machines() {
        return machines;
    }

    /** What an operator would know of the fleet. */
    public Dataset dataset() {
        return new Dataset(
                Assortment.standard().catalogue(),
                machines.stream().map(TrueMachine::machine).toList(),
                machines.stream()
                        .flatMap(machine -> machine.past().sales().stream())
                        .toList(),
                machines.stream()
                        .flatMap(machine -> machine.past().slotChanges().stream())
                        .toList(),
                machines.stream()
                        .flatMap(machine -> machine.past().stockEvents().stream())
                        .toList(),
                machines.stream()
                        .flatMap(machine -> machine.past().visits().stream())
                        .toList(),
                MachineMaker.calendar(knobs.scale().firstDay(), knobs.scale().weeks()),
                "");
    }

    private static MachineMaker.Order order(int n, Knobs.Scale scale, long seed) {
        VenueKind kind = VENUES.get(n % VENUES.size());
        double low = StrictMath.log(scale.unitsPerWeekLow());
        double high = StrictMath.log(scale.unitsPerWeekHigh());
        double units = StrictMath.exp(low + (high - low) * Draws.uniform(seed, SIZE_KEY));
        String id = "sim-%03d".formatted(n + 1);
        Venue venue = new Venue("Simulated " + kind.type() + " " + (n + 1), kind.type(), "", null, null);
        return new MachineMaker.Order(
                id,
                "Simulated machine " + (n + 1),
                kind,
                venue,
                CABINETS.get(n % CABINETS.size()),
                units,
                INTERVALS[n % INTERVALS.length],
                1,
                UnaryOperator.identity());
    }
}
