package io.slotwise.server.advice.imports;

import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.rules.RuleBook;
import io.slotwise.intake.Dataset;
import io.slotwise.intake.Imported;
import io.slotwise.intake.report.ImportReport;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.advice.ValidateConstraints;
import io.slotwise.server.advice.ValidateData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Looks a whole dataset through without storing it: its rows, its planograms, and what it will do for. */
public final class CheckDataset {
    private CheckDataset() {}

    /**
     * What was found.
     *
     * @param valid whether every row could be taken and no rule forbids what stands
     * @param readyFor each feature, and whether at least one cabinet has data enough for it
     */
    public record Finding(
            boolean valid, ImportReport report, List<CabinetFinding> cabinets, Map<String, Boolean> readyFor) {}

    /** One cabinet: rules that do not hold, and what makes answers poorer. */
    public record CabinetFinding(
            String deviceId,
            int cabinetIndex,
            boolean valid,
            List<Concern> violations,
            List<ValidateData.Warning> warnings,
            Map<String, Boolean> readyFor) {}

    /** @throws IllegalArgumentException if the rule book cannot be read */
    public static Finding of(Imported imported) {
        Dataset dataset = imported.dataset();
        RuleBook rules = DatasetMachine.rules(dataset);
        Set<String> selling = new HashSet<>();
        dataset.sales().forEach(sale -> selling.add(sale.deviceId()));
        List<CabinetFinding> cabinets = new ArrayList<>();
        for (Machine machine : dataset.machines()) {
            Stated evidence = evidence(selling.contains(machine.id()) ? machine.id() : null);
            for (Planogram planogram : machine.planograms()) {
                int index = planogram.cabinet().index();
                cabinets.add(cabinet(DatasetMachine.of(dataset, machine, index, rules), evidence));
            }
        }
        boolean valid = imported.report().rejected() == 0 && cabinets.stream().allMatch(CabinetFinding::valid);
        return new Finding(valid, imported.report(), cabinets, readyFor(dataset, cabinets));
    }

    private static CabinetFinding cabinet(Situation situation, Stated evidence) {
        ValidateConstraints.Verdict verdict = ValidateConstraints.of(situation, List.of());
        ValidateData.Finding data = ValidateData.of(situation, evidence);
        return new CabinetFinding(
                situation.machine().id(),
                situation.planogram().cabinet().index(),
                verdict.valid(),
                verdict.violations(),
                data.warnings(),
                data.readyFor());
    }

    private static Map<String, Boolean> readyFor(Dataset dataset, List<CabinetFinding> cabinets) {
        Map<String, Boolean> ready = new TreeMap<>();
        cabinets.forEach(one -> one.readyFor().forEach((feature, is) -> ready.merge(feature, is, Boolean::logicalOr)));
        ready.put("affinity_analysis", DatasetBaskets.anyOfSeveralItems(DatasetBaskets.of(dataset.sales())));
        return ready;
    }

    /** Sales of a machine count as evidence, as those of a stored one do. */
    private static Stated evidence(@org.jspecify.annotations.Nullable String sellingDevice) {
        return new Stated(sellingDevice, 0, null, List.of(), List.of(), Figures.NONE, List.of(), null, null, List.of());
    }
}
