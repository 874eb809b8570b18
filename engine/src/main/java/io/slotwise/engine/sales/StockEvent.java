package io.slotwise.engine.sales;

import io.slotwise.engine.model.Position;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Something known about the stock of a slot at a moment.
 *
 * @param time absent when only the day is known
 * @param quantity for a fill or restock the units in the slot afterwards, for a read the units counted
 */
public record StockEvent(
        LocalDate date,
        @Nullable LocalTime time,
        String deviceId,
        int cabinetIndex,
        Position slot,
        Kind kind,
        @Nullable Integer quantity) {
    public enum Kind {
        /** Filled at a visit, to the level given or to par. */
        FILL,
        /** The last unit left. */
        STOCKOUT,
        /** In stock again after a stock-out. */
        RESTOCK,
        /** Counted, by a person or by telemetry. */
        READ
    }
}
