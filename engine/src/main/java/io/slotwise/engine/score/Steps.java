package io.slotwise.engine.score;

import java.util.Arrays;

/**
 * Amounts of money in order, to find how many of them are less than thousands of others: by buckets of equal width, and by
 * halves within a bucket.
 */
final class Steps {
    private static final int BUCKETS = 256;

    private final double[] steps;
    private final double least;
    private final double perBucket;

    /** How many steps are in lower buckets, by bucket; one more for all. */
    private final int[] first = new int[BUCKETS + 1];

    /** @param amounts at least one, in any order */
    Steps(double[] amounts) {
        steps = amounts.clone();
        Arrays.sort(steps);
        least = steps[0];
        double span = steps[steps.length - 1] - least;
        perBucket = span > 0 ? BUCKETS / span : 0;
        for (double step : steps) {
            first[bucket(step) + 1]++;
        }
        for (int i = 1; i < first.length; i++) {
            first[i] += first[i - 1];
        }
    }

    /** How many of the steps are less than this. */
    int below(double amount) {
        int bucket = bucket(amount);
        int from = first[bucket];
        int to = first[bucket + 1];
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (steps[middle] < amount) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Never lower for a larger amount, so that steps in lower buckets are less, and those in higher ones more. */
    private int bucket(double amount) {
        return (int) Math.clamp((amount - least) * perBucket, 0, BUCKETS - 1.0);
    }
}
