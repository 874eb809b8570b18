package io.slotwise.testbed.shopper;

import io.slotwise.engine.model.Slot;

/** How well the slots of a machine are seen. */
@FunctionalInterface
public interface Sight {
    /** Weight of a slot in a shopper's eye: 1 on average over a cabinet, more where the eye falls first. */
    double weight(int cabinetIndex, Slot slot);
}
