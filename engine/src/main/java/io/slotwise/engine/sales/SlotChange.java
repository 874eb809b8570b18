package io.slotwise.engine.sales;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From a day on, a slot held this: one line of a machine's planogram history.
 *
 * @param productId absent means that the slot was empty from then on
 * @param capacity absent means unchanged or unknown
 */
public record SlotChange(
        LocalDate effectiveFrom,
        String deviceId,
        int cabinetIndex,
        Position slot,
        @Nullable String productId,
        @Nullable Money price,
        @Nullable Integer capacity) {}
