package io.slotwise.server.advice.experiment;

import io.slotwise.engine.insight.experiment.Calibration;
import io.slotwise.engine.insight.experiment.Realised;
import io.slotwise.engine.insight.experiment.Verdict;
import io.slotwise.engine.insight.experiment.WeeklyTakings;
import io.slotwise.engine.insight.experiment.WeeklyTakings.Measure;
import io.slotwise.engine.insight.experiment.WeeklyTakings.Window;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.server.advice.ChangeWire;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.store.Experiment;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.StoredPlanogram;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger of plans: what was expected, what came, what to think of it, and how far predictions can be believed. */
public final class ReadExperiments {
    private static final int MOST_WEEKS_BEFORE = 26;
    private static final int MOST_WEEKS_AFTER = 12;
    private static final int MOST_OTHERS = 40;
    private static final int MOST_REMEMBERED = 1_000;

    private final Store store;

    public ReadExperiments(Store store) {
        this.store = store;
    }

    /** A page of the ledger; the calibration is over what is on it, absent where that is too little. */
    public record Ledger(List<Line> experiments, @Nullable Calibration calibration) {}

    /**
     * One plan.
     *
     * @param predicted money a week, by the measure
     * @param realised the same as it came; absent where nothing can be said yet
     * @param rollBack proposed where it did not pay and nothing was changed since
     */
    public record Line(
            String id,
            String deviceId,
            String planogramKey,
            long versionBefore,
            long versionAfter,
            LocalDate appliedOn,
            int changes,
            String source,
            String measure,
            String currency,
            MoneyPerWeek predicted,
            @Nullable Outcome realised,
            Verdict verdict,
            @Nullable RollBack rollBack) {}

    /** What came, against what would have been. */
    public record Outcome(int weeks, int controls, MoneyPerWeek perWeek, Money expectedPerWeek) {}

    /** How to undo a plan: what {@code apply} takes. */
    public record RollBack(String planogramKey, String etag, List<ChangeWire> changes) {}

    /** The newest plans of one machine, or ({@code ""}) of all. */
    public Ledger read(String deviceId, int limit) {
        List<Experiment> all = store.experiments().newest("", MOST_REMEMBERED);
        List<Line> lines = new ArrayList<>();
        List<Calibration.Pair> pairs = new ArrayList<>();
        for (Experiment one : store.experiments().newest(deviceId, limit)) {
            Realised realised = realised(one, all);
            lines.add(line(one, realised));
            if (realised != null && realised.weeks() >= Verdict.FEWEST_WEEKS) {
                Experiment.Expected value = one.value();
                pairs.add(new Calibration.Pair(value.mean(), value.low(), value.high(), realised));
            }
        }
        return new Ledger(lines, Calibration.of(pairs));
    }

    private @Nullable Realised realised(Experiment one, List<Experiment> all) {
        Snapshot machine = store.snapshots().find(one.deviceId());
        LocalDate last = machine == null ? null : machine.history().sales().lastDay();
        if (machine == null || last == null) {
            return null;
        }
        Window window = window(one, all, last.plusDays(1));
        List<WeeklyTakings> others = new ArrayList<>();
        for (String id :
                store.snapshots().deviceIdsLike(machine.machine().venue().type(), MOST_OTHERS)) {
            Snapshot other = store.snapshots().find(id);
            if (other != null && !id.equals(one.deviceId()) && isUntouched(id, window, all)) {
                others.add(takings(other, one, window));
            }
        }
        return Realised.of(takings(machine, one, window), others);
    }

    /** From the machine's plan before to its plan after, if there are any. */
    private static Window window(Experiment one, List<Experiment> all, LocalDate known) {
        LocalDate until = known;
        int before = MOST_WEEKS_BEFORE;
        for (Experiment other : all) {
            if (!other.deviceId().equals(one.deviceId()) || other.id().equals(one.id())) {
                continue;
            }
            if (other.day().isAfter(one.day()) && other.day().isBefore(until)) {
                until = other.day();
            } else if (other.day().isBefore(one.day())) {
                long weeks = (one.day().toEpochDay() - other.day().toEpochDay()) / 7;
                before = (int) Math.min(before, weeks);
            }
        }
        return new Window(one.day(), until, before, MOST_WEEKS_AFTER);
    }

    private static boolean isUntouched(String deviceId, Window window, List<Experiment> all) {
        LocalDate from = window.day().minusWeeks(window.mostBefore());
        return all.stream()
                .filter(other -> other.deviceId().equals(deviceId))
                .noneMatch(other -> !other.day().isBefore(from) && other.day().isBefore(window.until()));
    }

    private static WeeklyTakings takings(Snapshot machine, Experiment one, Window window) {
        Measure measure = one.measure().equals("margin") ? Measure.MARGIN : Measure.REVENUE;
        return WeeklyTakings.of(machine.history().sales(), machine.catalogue(), measure, window);
    }

    private Line line(Experiment one, @Nullable Realised realised) {
        Verdict verdict = Verdict.of(realised);
        Experiment.Expected value = one.value();
        return new Line(
                one.id(),
                one.deviceId(),
                one.planogramKey(),
                one.versionBefore(),
                one.versionAfter(),
                one.day(),
                one.changes(),
                one.source(),
                one.measure(),
                one.currency(),
                money(value.mean(), value.low(), value.high(), value.probabilityPositive()),
                realised == null
                        ? null
                        : new Outcome(
                                realised.weeks(),
                                realised.controls(),
                                money(
                                        realised.perWeek(),
                                        realised.low(),
                                        realised.high(),
                                        realised.probabilityPositive()),
                                Money.nearest(realised.expectedPerWeek())),
                verdict,
                verdict == Verdict.DID_NOT_PAY ? rollBack(one) : null);
    }

    private @Nullable RollBack rollBack(Experiment one) {
        StoredPlanogram now = store.planograms().find(one.planogramKey());
        Planogram before = store.planograms().version(one.planogramKey(), one.versionBefore());
        if (now == null || before == null || now.version() != one.versionAfter()) {
            return null;
        }
        return new RollBack(
                now.key(),
                now.etag(),
                Changes.between(now.planogram(), before).stream()
                        .map(ChangeWire::of)
                        .toList());
    }

    private static MoneyPerWeek money(double mean, double low, double high, double probability) {
        return new MoneyPerWeek(
                Money.nearest(mean), Money.nearest(low), Money.nearest(high), Math.rint(probability * 10_000) / 10_000);
    }
}
