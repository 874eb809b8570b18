package io.slotwise.engine.value.learn;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.sales.MachineHistory;

/** One machine of a fleet as it stands, and what is known of its past. */
public record Past(Machine machine, MachineHistory history) {}
