package io.slotwise.engine.zones;

import io.slotwise.engine.model.Cabinet;

/** How high a row is for the person in front of the machine. */
public enum Zone {
    /** Eye level, 130 cm and above. */
    A,
    /** Reach, 80 to 130 cm. */
    B,
    /** Bend, 40 to 80 cm. */
    C,
    /** Squat, below 40 cm. */
    D;

    private static final int EYE_CM = 130;
    private static final int REACH_CM = 80;
    private static final int BEND_CM = 40;

    /** The zone of a row: by the height of its middle where known, else by its letter, two rows to a zone. */
    public static Zone of(Cabinet cabinet, int row) {
        Integer centreCm = cabinet.rows().get(row).centreHeightCm();
        if (centreCm == null) {
            return switch (row / 2) {
                case 0 -> A;
                case 1 -> B;
                case 2 -> C;
                default -> D;
            };
        }
        if (centreCm >= EYE_CM) {
            return A;
        }
        if (centreCm >= REACH_CM) {
            return B;
        }
        return centreCm >= BEND_CM ? C : D;
    }
}
