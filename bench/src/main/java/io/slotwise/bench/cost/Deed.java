package io.slotwise.bench.cost;

import java.util.Locale;

/**
 * Something that a person or the night does. The guide's code asks Claude on every one.
 *
 * @param minute since Monday 00:00
 * @param people who do just this at once
 * @param device number of the machine
 * @param x for the deed's own choice, such as a product
 * @param y for a second one, such as a slot
 */
record Deed(int minute, int people, What what, int device, int x, int y) {
    /** What is done. */
    enum What {
        /** A product is dragged over a slot and dropped. */
        DRAG,
        /** It is held there until a sentence says why. */
        HOLD,
        /** Two slots are to change places: what would it bring? */
        PREDICT,
        /** They do, and the planogram is saved. */
        SAVE,
        OPTIMISE,
        /** The machine is planned overnight. */
        NIGHT,
        ZONES,
        DEMAND,
        VENUE,
        SCENARIO,
        LAYOUT
    }

    static Deed read(String line) {
        String[] cells = line.split(",");
        return new Deed(
                Integer.parseInt(cells[0]),
                Integer.parseInt(cells[1]),
                What.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]));
    }
}
