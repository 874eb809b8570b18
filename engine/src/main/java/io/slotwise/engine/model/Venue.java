package io.slotwise.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a machine stands and who passes by. {@code ""} or absent means unknown.
 *
 * @param type such as {@code office}, {@code school}, {@code hospital}
 * @param subtype the finer kind, such as {@code call_centre}
 * @param latitude degrees, −90 to 90
 * @param longitude degrees, −180 to 180
 */
public record Venue(
        String location,
        String type,
        String subtype,
        @Nullable Double latitude,
        @Nullable Double longitude) {
    public static final Venue UNKNOWN = new Venue("", "", "", null, null);

    private static final double MAX_LATITUDE = 90;
    private static final double MAX_LONGITUDE = 180;

    public Venue {
        requireDegrees("latitude", latitude, MAX_LATITUDE);
        requireDegrees("longitude", longitude, MAX_LONGITUDE);
    }

    private static void requireDegrees(String what, @Nullable Double value, double limit) {
        if (value != null && !(Math.abs(value) <= limit)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be from −%.0f to %.0f degrees.".formatted(what, value, limit, limit));
        }
    }
}
