package io.slotwise.testbed.fleet;

import io.slotwise.testbed.world.Knobs;
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

    static TrueMachine machine(String preset, int n, int weeks, long seed) {
        return TruthFleet.of(small(preset, n + 1, weeks), seed).machines().get(n);
    }
}
