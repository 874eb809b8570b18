package io.slotwise.engine.demand.fleet;

import org.jspecify.annotations.Nullable;

/** Tells a product that is missing from one that was taken out. */
final class Standing {
    /** Not in stock for longer before or after, a product was taken out. */
    private static final int MISSING_DAYS = 14;

    private Standing() {}

    /** The days on which a series stood in the machine, in stock or missing; null where stock is never known. */
    static boolean @Nullable [] days(Panel panel, int s) {
        int days = panel.days();
        boolean[] standing = new boolean[days];
        int lastIn = -MISSING_DAYS - 1;
        boolean any = false;
        for (int t = 0; t < days; t++) {
            float offered = panel.offered(s, t);
            any |= offered >= 0;
            lastIn = offered > 0 ? t : lastIn;
            standing[t] = offered >= 0 && t - lastIn <= MISSING_DAYS;
        }
        int nextIn = days - 1;
        for (int t = days - 1; t >= 0; t--) {
            nextIn = panel.offered(s, t) > 0 ? t : nextIn;
            standing[t] &= nextIn - t <= MISSING_DAYS;
        }
        return any ? standing : null;
    }
}
