package io.slotwise.server.advice.experiment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slotwise.engine.insight.experiment.Realised;
import io.slotwise.engine.insight.experiment.WeeklyTakings.Window;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What plans brought, kept while the data that it was measured on stand: of so many plans at most, the least useful one is
 * forgotten first. Safe to share; of readers that come at once each may measure.
 */
final class KeptOutcomes {
    static final int MOST_PLANS = 1_000;

    private final Cache<String, Kept> byPlan = Caffeine.newBuilder()
            .maximumSize(MOST_PLANS)
            .executor(Runnable::run)
            .build();

    /**
     * What a measurement rests on.
     *
     * @param dataVersions of the machine, and of those that it is held against
     */
    record Basis(Window window, List<String> dataVersions) {}

    private record Kept(Basis basis, @Nullable Realised realised) {}

    /** What a plan brought, measured if that was not done yet on this basis; null where nothing can be said. */
    @Nullable
    Realised of(String plan, Basis basis, Supplier<@Nullable Realised> measurement) {
        Kept kept = byPlan.getIfPresent(plan);
        if (kept == null || !kept.basis.equals(basis)) {
            kept = new Kept(basis, measurement.get());
            byPlan.put(plan, kept);
        }
        return kept.realised;
    }

    long size() {
        return byPlan.estimatedSize();
    }
}
