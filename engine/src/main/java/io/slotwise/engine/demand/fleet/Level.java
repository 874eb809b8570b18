package io.slotwise.engine.demand.fleet;

/** How coarse a forecast is: from one product on one machine to the whole fleet. */
public enum Level {
    SKU,
    /** One category on one machine. */
    CATEGORY,
    MACHINE,
    FLEET
}
