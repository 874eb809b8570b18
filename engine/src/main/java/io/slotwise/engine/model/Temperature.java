package io.slotwise.engine.model;

/** What a product needs and what a cabinet offers. */
public enum Temperature {
    AMBIENT,
    CHILLED,
    FROZEN
}
