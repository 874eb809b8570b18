package io.slotwise.testbed.world;

import io.slotwise.testbed.catalogue.VenueKind;
import java.util.SplittableRandom;

/** When people stop at a machine on one day: a Poisson process with the venue's profile over the hours. */
final class Arrivals {
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int MOST = 1 << 16;

    private Arrivals() {}

    /**
     * Seconds of the day, in order.
     *
     * @param mean expected number
     */
    static int[] of(VenueKind venue, double mean, SplittableRandom random) {
        int[] times = new int[16];
        int size = 0;
        int hour = 0;
        double passed = 0;
        double at = next(0, mean, random);
        while (at < 1 && size < MOST) {
            while (hour < 23 && passed + venue.hourShare(hour) <= at) {
                passed += venue.hourShare(hour++);
            }
            if (size == times.length) {
                times = java.util.Arrays.copyOf(times, 2 * size);
            }
            double share = Math.min(0.9999, (at - passed) / Math.max(1e-9, venue.hourShare(hour)));
            times[size++] = (int) ((hour + share) * SECONDS_PER_HOUR);
            at = next(at, mean, random);
        }
        return java.util.Arrays.copyOf(times, size);
    }

    private static double next(double at, double mean, SplittableRandom random) {
        return at - StrictMath.log(1 - random.nextDouble()) / Math.max(mean, 1e-9);
    }
}
