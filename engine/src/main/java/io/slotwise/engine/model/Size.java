package io.slotwise.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * The outer measures of one unit as it stands in a slot. A missing measure means unknown, which is never
 * the same as "fits".
 *
 * @param widthMm across the slot, 1 to 10,000
 * @param heightMm 1 to 10,000
 * @param depthMm along the slot, 1 to 10,000
 * @param weightG 1 to 1,000,000
 */
public record Size(
        @Nullable Integer widthMm,
        @Nullable Integer heightMm,
        @Nullable Integer depthMm,
        @Nullable Integer weightG) {
    public static final Size UNKNOWN = new Size(null, null, null, null);

    private static final int MAX_MM = 10_000;
    private static final int MAX_G = 1_000_000;

    public Size {
        Check.optionalRange("width_mm", widthMm, 1, MAX_MM);
        Check.optionalRange("height_mm", heightMm, 1, MAX_MM);
        Check.optionalRange("depth_mm", depthMm, 1, MAX_MM);
        Check.optionalRange("weight_g", weightG, 1, MAX_G);
    }
}
