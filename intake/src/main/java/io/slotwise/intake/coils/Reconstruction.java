package io.slotwise.intake.coils;

import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.sales.SlotChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The planogram of every machine over time, as its sales tell it. Capacities are unknown (0), and so are the widths of
 * slots and the coils that never sold.
 *
 * @param planograms as they stand after the last sale, by device id
 * @param changes from the day of a product's first sale in a slot on, in order of device, slot and day
 * @param warnings coils that sold two products side by side or fell silent, and what had to be assumed
 */
public record Reconstruction(Map<String, List<Planogram>> planograms, List<SlotChange> changes, List<String> warnings) {
    public Reconstruction {
        planograms = Map.copyOf(planograms);
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /** The machine with what its sales tell: known slots are filled, unknown cabinets are added. */
    public Machine applyTo(Machine machine) {
        List<Planogram> all = new ArrayList<>(machine.planograms());
        for (Planogram told : planograms.getOrDefault(machine.id(), List.of())) {
            int index = told.cabinet().index();
            if (all.stream().noneMatch(planogram -> planogram.cabinet().index() == index)) {
                all.add(told);
            } else {
                all.replaceAll(known -> known.cabinet().index() == index ? filled(known, told) : known);
            }
        }
        return new Machine(machine.id(), machine.name(), machine.venue(), machine.zone(), machine.service(), all);
    }

    private static Planogram filled(Planogram known, Planogram told) {
        Planogram result = known;
        for (Slot slot : told.slots()) {
            if (known.find(slot.position()) != null) {
                result = result.with(slot.position(), slot.facing());
            }
        }
        return result;
    }
}
