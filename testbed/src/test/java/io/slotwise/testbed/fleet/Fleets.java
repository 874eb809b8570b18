package io.slotwise.testbed.fleet;

import io.slotwise.testbed.world.Knobs;
import io.slotwise.testbed.world.Knobs.Operations.Knowledge;
import io.slotwise.testbed.world.TrueMachine;

/** Small fleets for tests. */
final class Fleets {
    private Fleets() {}

    /** A preset with fewer machines and a shorter past. */
    static Knobs small(String preset, int machines, int weeks) {
        Knobs knobs = Presets.named(preset);
        Knobs.Scale scale = knobs.scale();
        return knobs.with(
                new Knobs.Scale(machines, scale.firstDay(), weeks, scale.unitsPerWeekLow(), scale.unitsPerWeekHigh()));
    }

    /** The n-th machine of a preset: 0 snacks, 1 drinks, 2 combo, 3 two cabinets. */
    static TrueMachine machine(String preset, int n, int weeks) {
        return TruthFleet.of(small(preset, n + 1, weeks), 11).machines().get(n);
    }

    /** The first machine of a preset, whose tastes and planogram never change, with what is known of its stock. */
    static TrueMachine still(String preset, int weeks, Knowledge knowledge) {
        Knobs knobs = small(preset, 1, weeks);
        Knobs.Minds minds = knobs.minds();
        Knobs still = knobs.with(new Knobs.Minds(
                        minds.model(), minds.acceptable(), minds.priceSlope(), minds.placeTaste(), 0, 0.1, 0.6))
                .with(new Knobs.Operations(0, 0, 0, 0, knowledge));
        return TruthFleet.of(still, 11).machines().getFirst();
    }
}
