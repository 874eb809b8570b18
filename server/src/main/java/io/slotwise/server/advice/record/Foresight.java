package io.slotwise.server.advice.record;

import io.slotwise.engine.model.Planogram;
import io.slotwise.server.store.Experiment;
import io.slotwise.server.store.fleet.StoredPlanogram;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a planogram is expected to bring, told before it is saved, so that it can be held against what comes. */
@FunctionalInterface
public interface Foresight {
    /** Null where nothing that sells changes, or nothing can be told. */
    @Nullable
    Foreseen of(StoredPlanogram before, Planogram after);

    /** What is expected; who proposed it is {@code engine}, {@code claude} or {@code operator}. */
    record Foreseen(
            int changes,
            String measure,
            String currency,
            Experiment.Expected value,
            Experiment.Expected revenue,
            String source,
            ZoneId zone) {
        /** For the ledger of plans, on the machine's day of a moment. */
        public Experiment.Draft at(Instant moment, String actor) {
            return new Experiment.Draft(
                    moment.atZone(zone).toLocalDate(), changes, measure, currency, value, revenue, source, actor);
        }
    }
}
