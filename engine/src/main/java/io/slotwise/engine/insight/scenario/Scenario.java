package io.slotwise.engine.insight.scenario;

import io.slotwise.engine.model.Change;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way things may turn out, or one thing to try.
 *
 * @param demand factor on all demand, 1 for as today
 * @param demandByCategory further factors by category
 * @param demandSd how unsure the level of demand is beyond the model's own doubt, as the deviation of its logarithm
 * @param prices factor on all prices of the machine; shoppers react to it
 * @param costs factor on what units cost the operator
 * @param intervalDays days between visits; absent means as today
 * @param changes of the planogram
 */
public record Scenario(
        String name,
        double demand,
        Map<String, Double> demandByCategory,
        double demandSd,
        double prices,
        double costs,
        @Nullable Double intervalDays,
        List<Change> changes) {
    private static final double MOST = 10;
    private static final double LEAST = 0.01;

    public Scenario {
        demandByCategory = Map.copyOf(demandByCategory);
        changes = List.copyOf(changes);
        requireFactor("demand", demand);
        requireFactor("prices", prices);
        requireFactor("costs", costs);
        demandByCategory.forEach(Scenario::requireFactor);
    }

    /** As things are. */
    public static Scenario asToday(String name) {
        return new Scenario(name, 1, Map.of(), 0, 1, 1, null, List.of());
    }

    Scenario withDemand(double factor) {
        return new Scenario(name, demand * factor, demandByCategory, demandSd, prices, costs, intervalDays, changes);
    }

    Scenario withPrices(double factor) {
        return new Scenario(name, demand, demandByCategory, demandSd, prices * factor, costs, intervalDays, changes);
    }

    Scenario withCosts(double factor) {
        return new Scenario(name, demand, demandByCategory, demandSd, prices, costs * factor, intervalDays, changes);
    }

    Scenario withIntervalDays(double days) {
        return new Scenario(name, demand, demandByCategory, demandSd, prices, costs, days, changes);
    }

    private static void requireFactor(String what, double factor) {
        if (!(factor >= LEAST && factor <= MOST)) {
            throw new IllegalArgumentException(
                    "The factor (%s) of %s must be from %s to %s.".formatted(factor, what, LEAST, MOST));
        }
    }
}
