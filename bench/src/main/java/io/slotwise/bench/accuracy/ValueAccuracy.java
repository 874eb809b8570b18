package io.slotwise.bench.accuracy;

import io.slotwise.engine.model.Change;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.Uplift;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.learn.FleetKnowledge;
import io.slotwise.engine.value.learn.Past;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.intake.Dataset;
import io.slotwise.testbed.fleet.PlannedChanges;
import io.slotwise.testbed.fleet.TruthFleet;
import io.slotwise.testbed.world.TrueMachine;
import io.slotwise.testbed.world.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The value model against fleets whose truth is known: {@code ValueAccuracy PRESET FIRST_SEED LAST_SEED}. The
 * engine sees the past that an operator would have; then changes of 1 to 20 slots are predicted and played.
 */
public final class ValueAccuracy {
    private static final int[] SIZES = {1, 3, 6, 10, 15, 20};
    private static final int TRIPS = 30_000;

    private ValueAccuracy() {}

    public static void main(String[] args) {
        String preset = args[0];
        List<Trial> all = new ArrayList<>();
        Map<PlannedChanges.Kind, List<Trial>> byKind = new EnumMap<>(PlannedChanges.Kind.class);
        for (long seed = Long.parseLong(args[1]); seed <= Long.parseLong(args[2]); seed++) {
            TruthFleet fleet = TruthFleet.preset(preset, seed);
            all.addAll(trials(fleet, seed, List.of(PlannedChanges.Kind.values())));
            for (PlannedChanges.Kind kind : PlannedChanges.Kind.values()) {
                byKind.computeIfAbsent(kind, unseen -> new ArrayList<>()).addAll(trials(fleet, seed, List.of(kind)));
            }
        }
        for (int size : SIZES) {
            List<Trial> some =
                    all.stream().filter(trial -> trial.slots() == size).toList();
            System.out.println(new Trials(some).line(preset + " " + size + " slots"));
        }
        System.out.println(new Trials(all).line(preset + " all"));
        byKind.forEach((kind, trials) -> System.out.println(new Trials(trials).line(preset + " " + kind + " only")));
    }

    /** Changes of every size on every machine of a fleet. */
    static List<Trial> trials(TruthFleet fleet, long seed, List<PlannedChanges.Kind> kinds) {
        Dataset dataset = fleet.dataset();
        FleetKnowledge knowledge = knowledge(dataset);
        SplittableRandom random = new SplittableRandom(seed);
        List<Trial> trials = new ArrayList<>();
        for (TrueMachine machine : fleet.machines()) {
            Truth truth = machine.truth(TRIPS);
            int cabinet = machine.planograms().getFirst().cabinet().index();
            ValueModel model = ValueModel.of(
                    knowledge.evidence(past(dataset, machine.machine()), cabinet, dataset.catalogue()),
                    ValueSettings.STANDARD);
            Arrays.stream(SIZES)
                    .mapToObj(size -> trial(machine, cabinet, truth, model, new Plan(size, kinds, random)))
                    .forEach(trials::add);
        }
        return trials;
    }

    private record Plan(int slots, List<PlannedChanges.Kind> kinds, SplittableRandom random) {}

    private static FleetKnowledge knowledge(Dataset dataset) {
        List<Past> pasts = dataset.machines().stream()
                .map(machine -> past(dataset, machine))
                .toList();
        return FleetKnowledge.of(pasts, dataset.catalogue());
    }

    private static Past past(Dataset dataset, Machine machine) {
        return new Past(machine, dataset.history(machine.id()));
    }

    private static Trial trial(TrueMachine machine, int cabinet, Truth truth, ValueModel model, Plan plan) {
        List<Change> changes = PlannedChanges.random(machine, cabinet, plan.slots(), plan.kinds(), plan.random());
        Planogram before = machine.machine().planogram(cabinet);
        Planogram after = Changes.apply(before, changes);
        Machine changed = machine.machine().with(after);
        Truth.Difference played = truth.compare(machine.machine(), changed);
        Uplift predicted = model.compare(before, after);
        return new Trial(
                plan.slots(),
                played.before().revenue(),
                played.after().revenue(),
                predicted.revenueBefore(),
                predicted.revenueAfter(),
                predicted.revenueChange(),
                predicted.after().affinity() - predicted.before().affinity());
    }
}
