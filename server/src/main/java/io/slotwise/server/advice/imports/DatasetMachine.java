package io.slotwise.server.advice.imports;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.learn.FleetKnowledge;
import io.slotwise.engine.value.learn.Past;
import io.slotwise.engine.value.money.ValueSettings;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.rules.RuleBookJson;
import io.slotwise.intake.rules.RuleReading;
import io.slotwise.server.advice.LearntZones;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.learn.Sample;
import java.util.List;
import java.util.stream.Collectors;

/** A machine of a dataset that is not stored, as a {@link Situation}. */
public final class DatasetMachine {
    private DatasetMachine() {}

    /** From how many machines of a dataset at most is learnt what they share. */
    private static final int MOST_MACHINES = 200;

    /**
     * The machine's cabinet as it stands, judged by the dataset's rules and by what all its machines have taught.
     *
     * @throws IllegalArgumentException if there is no such machine or cabinet, or the rule book cannot be read
     */
    public static Situation of(Dataset dataset, String deviceId, int cabinetIndex) {
        return of(dataset, dataset.machine(deviceId), cabinetIndex, rules(dataset));
    }

    static Situation of(Dataset dataset, Machine machine, int cabinetIndex, RuleBook rules) {
        return new Situation(
                machine,
                machine.planogram(cabinetIndex),
                dataset.catalogue(),
                rules.forDevice(machine.id()),
                Situation.STATED,
                () -> model(dataset, machine, cabinetIndex),
                () -> LearntZones.from(
                        dataset.history(machine.id()),
                        machine.planogram(cabinetIndex).cabinet()));
    }

    private static ValueModel model(Dataset dataset, Machine machine, int cabinetIndex) {
        List<Past> fleet = Sample.of(dataset.machines(), MOST_MACHINES).stream()
                .map(one -> new Past(one, dataset.history(one.id())))
                .toList();
        Past own = new Past(machine, dataset.history(machine.id()));
        FleetKnowledge knowledge = FleetKnowledge.of(fleet, dataset.catalogue());
        return ValueModel.of(knowledge.evidence(own, cabinetIndex, dataset.catalogue()), ValueSettings.STANDARD);
    }

    /** The dataset's rule book. */
    static RuleBook rules(Dataset dataset) {
        return switch (RuleBookJson.read(dataset.rulesJson())) {
            case RuleReading.Accepted accepted -> accepted.book();
            case RuleReading.Rejected rejected ->
                throw new IllegalArgumentException(rejected.problems().stream()
                        .map(problem -> "rules.json%s: %s".formatted(problem.pointer(), problem.message()))
                        .collect(Collectors.joining("\n")));
        };
    }
}
