package io.slotwise.server.advice.optimise;

import io.slotwise.engine.model.Planogram;
import io.slotwise.server.advice.ChangeWire;
import io.slotwise.server.advice.Concern;
import io.slotwise.server.advice.Impact;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.Situations;
import io.slotwise.server.advice.Stated;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Plans for all cabinets of one stored machine, short enough to be kept for thousands. */
public final class PlanMachine {
    private final Snapshots snapshots;
    private final Situations situations;
    private final OptimisePlan optimising;

    public PlanMachine(Snapshots snapshots, Situations situations, OptimisePlan optimising) {
        this.snapshots = snapshots;
        this.situations = situations;
        this.optimising = optimising;
    }

    /** The plans of one machine. */
    public record MachinePlan(String deviceId, String dataVersion, List<CabinetPlan> plans) {}

    /** A plan without what follows from it. */
    public record CabinetPlan(
            int cabinetIndex,
            boolean feasible,
            List<ChangeWire> changes,
            List<PlannedMove> moves,
            @Nullable Impact expectedImpact,
            PlanAnswer.@Nullable Optimality optimality,
            List<Concern> checks,
            List<JsonNode> conflict,
            @Nullable Integer fewestChanges) {
        public static CabinetPlan of(int cabinetIndex, PlanAnswer plan) {
            return new CabinetPlan(
                    cabinetIndex,
                    plan.feasible(),
                    plan.changes(),
                    plan.moves(),
                    plan.expectedImpact(),
                    plan.optimality(),
                    plan.checks(),
                    plan.conflict(),
                    plan.fewestChanges());
        }
    }

    /**
     * Null where there is no such machine.
     *
     * @throws IllegalArgumentException if nothing is known of what stands in it
     */
    public @Nullable MachinePlan plan(String deviceId, PlanQuestion.Settings settings, BooleanSupplier stop) {
        Snapshot snapshot = snapshots.find(deviceId);
        if (snapshot == null) {
            return null;
        }
        List<Planogram> planograms = snapshot.machine().planograms();
        if (planograms.isEmpty()) {
            throw new IllegalArgumentException("The machine (%s) has no planogram yet.".formatted(deviceId));
        }
        List<CabinetPlan> plans = new ArrayList<>();
        for (Planogram planogram : planograms) {
            int cabinet = planogram.cabinet().index();
            Situation situation = Objects.requireNonNull(situations.of(Stated.stored(deviceId, cabinet)));
            PlanQuestion question = new PlanQuestion(situation, settings);
            plans.add(CabinetPlan.of(cabinet, optimising.brief(question, stop)));
        }
        return new MachinePlan(deviceId, snapshot.dataVersion(), plans);
    }
}
