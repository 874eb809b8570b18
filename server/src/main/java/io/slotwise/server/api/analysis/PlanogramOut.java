package io.slotwise.server.api.analysis;

import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A planogram as it is answered: the same fields that requests may state. */
record PlanogramOut(int cabinetIndex, String cabinetType, int rows, int columns, List<SlotOut> slots) {
    /** One slot of it; without a product it is empty. */
    record SlotOut(
            Position position,
            int widthColumns,
            @Nullable String productId,
            @Nullable Money price,
            int capacity,
            @Nullable Integer parLevel,
            @Nullable Integer quantity) {
        static SlotOut of(Slot slot) {
            Facing facing = slot.facing();
            return new SlotOut(
                    slot.position(),
                    slot.widthColumns(),
                    slot.productId(),
                    facing == null ? null : facing.price(),
                    slot.capacity(),
                    facing == null ? null : facing.parLevel(),
                    facing == null ? null : facing.quantity());
        }
    }

    static PlanogramOut of(Planogram planogram) {
        return new PlanogramOut(
                planogram.cabinet().index(),
                planogram.cabinet().type(),
                planogram.cabinet().rows().size(),
                planogram.cabinet().columns(),
                planogram.slots().stream().map(SlotOut::of).toList());
    }
}
