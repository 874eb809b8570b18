package io.slotwise.server.advice;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.rules.RuleBookJson;
import io.slotwise.intake.rules.RuleReading;
import java.util.stream.Collectors;

/** A machine of a dataset that is not stored, as a {@link Situation}. */
public final class DatasetMachine {
    private DatasetMachine() {}

    /**
     * The machine's cabinet as it stands, judged by the dataset's rules.
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
                () -> Situations.model(
                        machine, cabinetIndex, dataset.catalogue(), dataset.history(machine.id()), Figures.NONE),
                () -> LearntZones.from(
                        dataset.history(machine.id()),
                        machine.planogram(cabinetIndex).cabinet()));
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
