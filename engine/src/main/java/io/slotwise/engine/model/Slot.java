package io.slotwise.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * One selection of a cabinet: the hardware at a position, and the facing that it holds, if any.
 *
 * @param position its leftmost column
 * @param widthColumns how many columns it spans, at least 1
 * @param capacity units that it holds as it is set up now, 0 (not known) to {@value #MAX_UNITS}
 * @param depthMm usable depth; absent means unknown
 * @param pitchMm for a coil the room of one turn; absent means unknown
 * @param facing what stands there; absent means empty
 */
public record Slot(
        Position position,
        int widthColumns,
        SlotType type,
        int capacity,
        @Nullable Integer depthMm,
        @Nullable Integer pitchMm,
        @Nullable Facing facing) {
    public static final int MAX_UNITS = 10_000;

    private static final int MAX_MM = 10_000;

    public Slot {
        Check.range("width_columns", widthColumns, 1, Position.MAX_COLUMNS);
        Check.range("capacity", capacity, 0, MAX_UNITS);
        Check.optionalRange("slot depth_mm", depthMm, 1, MAX_MM);
        Check.optionalRange("pitch_mm", pitchMm, 1, MAX_MM);
    }

    /** An empty coil one column wide. */
    public static Slot empty(Position position, int capacity) {
        return new Slot(position, 1, SlotType.COIL, capacity, null, null, null);
    }

    public Slot with(@Nullable Facing newFacing) {
        return new Slot(position, widthColumns, type, capacity, depthMm, pitchMm, newFacing);
    }

    /** The product that stands here, or null when empty. */
    public @Nullable String productId() {
        return facing == null ? null : facing.productId();
    }

    public boolean isEmpty() {
        return facing == null;
    }

    /** The first column to the right of this slot. */
    public int endColumn() {
        return position.column() + widthColumns;
    }
}
