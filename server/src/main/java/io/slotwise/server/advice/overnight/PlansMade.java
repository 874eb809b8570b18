package io.slotwise.server.advice.overnight;

import io.slotwise.server.advice.optimise.PlanAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Plans of items that still wait, so that a look makes none anew that the look before has made. A plan holds while the
 * data that it stands on are the same. At most {@value #MOST}; what finds no place is made each time. For one thread at a
 * time.
 */
final class PlansMade {
    static final int MOST = 1_000;

    private final Map<String, Made> made = new HashMap<>();

    private record Made(String dataVersion, PlanAnswer plan) {}

    /**
     * The plan of an item.
     *
     * @param dataVersion another word for each state of the data that the plan stands on
     */
    PlanAnswer of(String item, String dataVersion, Supplier<PlanAnswer> search) {
        Made before = made.get(item);
        if (before != null && before.dataVersion.equals(dataVersion)) {
            return before.plan;
        }
        PlanAnswer plan = search.get();
        if (before != null || made.size() < MOST) {
            made.put(item, new Made(dataVersion, plan));
        }
        return plan;
    }

    void forget(Predicate<String> items) {
        made.keySet().removeIf(items);
    }
}
