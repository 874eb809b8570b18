package io.slotwise.engine.affinity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pairs that survived, and what they were found in.
 *
 * @param pairs most certain first; ties by lift, then by id
 * @param tested pairs that could have been found, the number that the correction counts with
 * @param reasonIfEmpty a sentence when there are no pairs, otherwise null
 */
public record AffinityReport(
        List<Pair> pairs,
        long tested,
        Statistics statistics,
        @Nullable String reasonIfEmpty) {
    public AffinityReport {
        pairs = List.copyOf(pairs);
    }

    /**
     * The baskets at a glance.
     *
     * @param multiItem baskets with two or more different products
     * @param meanSize different products a basket
     * @param strata machines × stretches of time that were compared within themselves
     */
    public record Statistics(int baskets, int multiItem, double meanSize, int items, int strata) {}
}
