package io.slotwise.server.advice.experiment;

import io.slotwise.engine.insight.experiment.Realised;
import io.slotwise.server.store.Experiment;
import io.slotwise.server.store.Experiments;
import io.slotwise.server.store.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what plans brought beside what was predicted of them: measures each anew with every further week of sales, until
 * more days cannot tell more.
 */
public final class MeasureExperiments {
    static final int MOST_REMEMBERED = 1_000;
    private static final int WEEK = 7;

    private final Store store;

    public MeasureExperiments(Store store) {
        this.store = store;
    }

    /** Measures the plans that have a further week, so many at most, the oldest first; returns how many. */
    public int measure(int most) {
        List<Experiment> all = store.experiments().newest("", MOST_REMEMBERED);
        Map<String, Experiments.Measured> known = store.experiments().measured();
        AgainstOthers against = new AgainstOthers(store.snapshots(), all);
        List<Experiments.Measured> measured = new ArrayList<>();
        for (Experiment one : all.reversed()) {
            Experiments.Measured before = known.get(one.id());
            if (measured.size() == most || (before != null && before.isFinal())) {
                continue; // without a look at its machine
            }
            LocalDate until = against.knownUntil(one.deviceId());
            if (until != null && isDue(before, until)) {
                measured.add(measured(one, until, against));
            }
        }
        store.experiments().keep(measured);
        return measured.size();
    }

    private static boolean isDue(Experiments.@Nullable Measured before, LocalDate until) {
        return before == null || !until.isBefore(before.knownUntil().plusDays(WEEK));
    }

    private static Experiments.Measured measured(Experiment one, LocalDate until, AgainstOthers against) {
        Realised realised = against.realised(one);
        boolean closed = against.isClosed(one, until);
        return realised == null
                ? new Experiments.Measured(one.id(), until, closed, 0, 0, 0, 0, 0, 0, 0)
                : new Experiments.Measured(
                        one.id(),
                        until,
                        closed,
                        realised.weeks(),
                        realised.controls(),
                        realised.perWeek(),
                        realised.low(),
                        realised.high(),
                        realised.probabilityPositive(),
                        realised.expectedPerWeek());
    }
}
