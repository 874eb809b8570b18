package io.slotwise.server.advice.experiment;

import io.slotwise.engine.insight.experiment.Calibration;
import io.slotwise.engine.insight.experiment.Realised;
import io.slotwise.engine.insight.experiment.Verdict;
import io.slotwise.engine.model.Changes;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.server.advice.ChangeWire;
import io.slotwise.server.advice.MoneyPerWeek;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.store.Experiment;
import io.slotwise.server.store.Store;
import io.slotwise.server.store.fleet.StoredPlanogram;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of plans: what was expected, what came, what to think of it, and how far predictions can be believed. What
 * came is measured again only where the data have changed.
 */
public final class ReadExperiments {
    private final Store store;
    private final KeptOutcomes kept = new KeptOutcomes();

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
        AgainstOthers against = new AgainstOthers(
                store.snapshots(), store.experiments().newest("", MeasureExperiments.MOST_REMEMBERED));
        List<Line> lines = new ArrayList<>();
        List<Calibration.Pair> pairs = new ArrayList<>();
        for (Experiment one : store.experiments().newest(deviceId, limit)) {
            Realised realised = realised(against, one);
            lines.add(line(one, realised));
            if (realised != null && realised.weeks() >= Verdict.FEWEST_WEEKS) {
                Experiment.Expected value = one.value();
                pairs.add(new Calibration.Pair(value.mean(), value.low(), value.high(), realised));
            }
        }
        return new Ledger(lines, Calibration.of(pairs));
    }

    private @Nullable Realised realised(AgainstOthers against, Experiment one) {
        AgainstOthers.Comparison comparison = against.comparison(one);
        return comparison == null ? null : kept.of(one.id(), comparison.basis(), comparison::realised);
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
        return new MoneyPerWeek(Money.nearest(mean), Money.nearest(low), Money.nearest(high), Rounded.of(probability));
    }
}
