package io.slotwise.server.advice.experiment;

import io.slotwise.engine.insight.experiment.Rollout;
import io.slotwise.engine.insight.experiment.WeeklyTakings;
import io.slotwise.engine.insight.experiment.WeeklyTakings.Measure;
import io.slotwise.engine.insight.experiment.WeeklyTakings.Window;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Which machines get their plans first, so that the others show what would have been. */
public final class PlanRollout {
    private static final int WEEKS = 8;

    private final Snapshots snapshots;

    public PlanRollout(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** What became of the question. */
    public sealed interface Outcome {
        /** Machines by wave, the first wave first. */
        record Waves(List<List<String>> waves) implements Outcome {}

        /** @param index of the machine in the question */
        record Unknown(int index, String deviceId) implements Outcome {}
    }

    /** @throws IllegalArgumentException if there are fewer than two waves, or fewer machines than waves */
    public Outcome waves(List<String> deviceIds, int waves, long seed) {
        List<Rollout.Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < deviceIds.size(); i++) {
            Snapshot snapshot = snapshots.find(deviceIds.get(i));
            if (snapshot == null) {
                return new Outcome.Unknown(i, deviceIds.get(i));
            }
            candidates.add(new Rollout.Candidate(
                    deviceIds.get(i), snapshot.machine().venue().type(), revenuePerWeek(snapshot)));
        }
        return new Outcome.Waves(Rollout.waves(candidates, waves, new SplittableRandom(seed)));
    }

    private static double revenuePerWeek(Snapshot snapshot) {
        LocalDate last = snapshot.history().sales().lastDay();
        if (last == null) {
            return 0;
        }
        LocalDate day = last.plusDays(1);
        WeeklyTakings takings = WeeklyTakings.of(
                snapshot.history().sales(), snapshot.catalogue(), Measure.REVENUE, new Window(day, day, WEEKS, 0));
        return Arrays.stream(takings.before()).average().orElse(0);
    }
}
