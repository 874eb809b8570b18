package io.slotwise.server.advice.verify;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the plan has in a slot and what a photo shows there; absent ids mean empty. Slots not seen say nothing. */
public record Compliance(
        Position position,
        @Nullable String plannedProductId,
        @Nullable String seenProductId,
        boolean asPlanned) {
    /** Slot by slot, in the order of what was seen; all of it on the planogram. */
    public static List<Compliance> of(Planogram plan, List<Sighting> seen) {
        return seen.stream().map(one -> of(plan, one)).toList();
    }

    private static Compliance of(Planogram plan, Sighting seen) {
        Slot slot = Objects.requireNonNull(plan.find(seen.position()));
        return new Compliance(
                seen.position(),
                slot.productId(),
                seen.productId(),
                Objects.equals(slot.productId(), seen.productId()));
    }
}
