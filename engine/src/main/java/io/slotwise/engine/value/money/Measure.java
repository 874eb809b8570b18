package io.slotwise.engine.value.money;

/** What the money of a value counts. */
public enum Measure {
    /** Prices less the costs of goods and of service. */
    MARGIN,
    /** Prices only, because too few costs are known. */
    REVENUE
}
