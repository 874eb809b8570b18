package io.slotwise.server.api;

import io.slotwise.server.advice.explain.prompt.Feature;
import io.slotwise.server.api.guard.Quota;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often one caller may have Claude asked: so many times an hour for everything, so many a minute for plans. Beyond
 * that the engine answers alone and says so; answers of the engine are not counted here. What was answered without
 * asking costs nothing.
 */
final class ClaudeQuota {
    private static final Set<Feature> PLANS =
            Set.of(Feature.OPTIMISATION, Feature.BATCH_OPTIMISATION, Feature.MULTI_OBJECTIVE);

    private final Quota all;
    private final Quota plans;

    ClaudeQuota(long perHour, long plansPerMinute) {
        all = Quota.of("claude", perHour, Duration.ofHours(1));
        plans = Quota.of("claude-plans", plansPerMinute, Duration.ofMinutes(1));
    }

    /** The right to ask once; given back where nobody was asked after all. */
    static final class Place {
        private final String caller;
        private final List<Quota> from;

        private Place(String caller, List<Quota> from) {
            this.caller = caller;
            this.from = from;
        }

        void giveBack() {
            from.forEach(quota -> quota.giveBack(caller));
        }
    }

    /** The right of a caller to have Claude asked now, or null. */
    @Nullable
    Place take(String caller, Feature feature) {
        if (!all.take(caller)) {
            return null;
        }
        if (!PLANS.contains(feature)) {
            return new Place(caller, List.of(all));
        }
        if (!plans.take(caller)) {
            all.giveBack(caller);
            return null;
        }
        return new Place(caller, List.of(all, plans));
    }

    /** Tells a caller what is left. */
    void tell(HttpServletResponse response, String caller, Feature feature) {
        if (PLANS.contains(feature)) {
            Quota.tell(response, caller, all, plans);
        } else {
            Quota.tell(response, caller, all);
        }
    }
}
