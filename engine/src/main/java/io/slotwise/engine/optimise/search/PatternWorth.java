package io.slotwise.engine.optimise.search;

/** What a product is worth by the pattern of slots that it gets. */
@FunctionalInterface
public interface PatternWorth {
    /**
     * The worth a week of a product on its own.
     *
     * @param facings 1 or more
     * @param multipliers sum of what its slots multiply sales by
     * @param stock units in its slots together
     */
    double of(int product, int facings, double multipliers, int stock);
}
