package io.slotwise.engine.model;

/** How a slot holds and releases its units. */
public enum SlotType {
    /** A motor turns a spiral: one unit a turn, so the pitch bounds the unit's depth. */
    COIL,
    /** A belt or pusher shelf: units stand one behind the other along its depth. */
    SHELF,
    /** A door or compartment with one product behind it. */
    LOCKER
}
