package io.slotwise.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * One tray of a cabinet. Absent means unknown.
 *
 * @param heightMm clear height above the tray
 * @param centreHeightCm height of the tray's middle above the floor, which decides its zone
 * @param weightLimitG what the tray may carry when full
 */
public record Row(
        @Nullable Integer heightMm,
        @Nullable Integer centreHeightCm,
        @Nullable Integer weightLimitG) {
    public static final Row UNKNOWN = new Row(null, null, null);

    private static final int MAX_MM = 10_000;
    private static final int MAX_CM = 1_000;
    private static final int MAX_G = 10_000_000;

    public Row {
        Check.optionalRange("row_height_mm", heightMm, 1, MAX_MM);
        Check.optionalRange("row_centre_height_cm", centreHeightCm, 0, MAX_CM);
        Check.optionalRange("row_weight_limit_g", weightLimitG, 1, MAX_G);
    }
}
