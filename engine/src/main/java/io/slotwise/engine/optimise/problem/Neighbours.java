package io.slotwise.engine.optimise.problem;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Slot;
import java.util.List;

/**
 * What it is worth that two products stand side by side in a row; counted once, however often they do.
 *
 * @param perWeek money, 0 or more
 */
public record Neighbours(String productId, String otherId, double perWeek) {
    public Neighbours {
        if (productId.equals(otherId) || !(perWeek >= 0 && Double.isFinite(perWeek))) {
            throw new IllegalArgumentException("The neighbours (%s, %s) must differ and be worth at least nothing (%s)."
                    .formatted(productId, otherId, perWeek));
        }
    }

    /** Whether they stand side by side somewhere. */
    public boolean standIn(Planogram planogram) {
        List<Slot> slots = planogram.slots();
        for (int s = 1; s < slots.size(); s++) {
            Slot left = slots.get(s - 1);
            Slot right = slots.get(s);
            boolean beside = left.position().row() == right.position().row()
                    && left.endColumn() == right.position().column();
            if (beside && areIn(left, right)) {
                return true;
            }
        }
        return false;
    }

    private boolean areIn(Slot left, Slot right) {
        String a = left.productId();
        String b = right.productId();
        return (productId.equals(a) && otherId.equals(b)) || (productId.equals(b) && otherId.equals(a));
    }
}
