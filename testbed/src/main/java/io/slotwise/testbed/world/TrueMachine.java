package io.slotwise.testbed.world;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.testbed.shopper.Sight;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A machine whose shoppers are known, with the past that they have made. */
public final class TrueMachine {
    private final Machine machine;
    private final Past past;
    private final Crowd crowd;
    private final Sight sight;
    private final int[] range;

    TrueMachine(Machine machine, Past past, Crowd crowd, Sight sight, int[] range) {
        this.machine = machine;
        this.past = past;
        this.crowd = crowd;
        this.sight = sight;
        this.range = range.clone();
    }

    /** The machine on the day after its past ends, with the stock that it then has. */
    public Machine machine() {
        return machine;
    }

    /** What an operator would know of it. */
    public Past past() {
        return past;
    }

    /** A new panel of its shoppers, standard size: some 100 ms to make, so keep it while asking. */
    public Truth truth() {
        return truth(Truth.STANDARD_TRIPS);
    }

    /** A new panel of about so many trips; the error of totals falls with its root. */
    public Truth truth(int trips) {
        return new Truth(crowd, sight, machine.service().intervalDays(), trips);
    }

    /** How well a slot is truly seen; all equal in a fleet without position effects. */
    public double seen(int cabinetIndex, Slot slot) {
        return sight.weight(cabinetIndex, slot);
    }

    /** The pairs planted here, from a product's id to its companion's. */
    public Map<String, String> plantedPairs() {
        return crowd.companions().entrySet().stream()
                .collect(Collectors.toMap(
                        pair -> id(pair.getKey()), pair -> id(pair.getValue()), (a, b) -> a, java.util.TreeMap::new));
    }

    /** Ids of all products that its operator may put in: they fit, the venue may sell them, they keep long enough. */
    public List<String> knownProducts() {
        return java.util.Arrays.stream(range).mapToObj(this::id).toList();
    }

    /** The planograms of its cabinets as they stand. */
    public List<Planogram> planograms() {
        return machine.planograms();
    }

    private String id(int product) {
        return crowd.tastes().assortment().product(product).id();
    }
}
