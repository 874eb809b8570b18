package io.slotwise.bench.cost;

import java.util.Map;

/**
 * What a replay cost and brought.
 *
 * @param calls that the far side billed
 * @param farNanos its bill
 * @param bookedNanos our ledger's
 * @param asked asks that reached the pipe, hits of the cache included
 * @param causes why some had no answer
 * @param suggestions of Claude's that passed the verifier
 * @param shown worth of everything that was shown, money a week summed over deeds
 * @param claudes worth of Claude's verified suggestions, by step
 * @param tokenError mean relative error of the token estimates, the worst model's
 */
record Bill(
        long calls,
        long farNanos,
        long bookedNanos,
        int asked,
        int answered,
        Map<String, Integer> causes,
        int suggestions,
        double shown,
        Map<Step, Double> claudes,
        double tokenError) {
    private static final double NANOS = 1e9;

    double dollars() {
        return farNanos / NANOS;
    }

    /** How much dearer this is than another. */
    double over(Bill other) {
        return (double) farNanos / other.farNanos;
    }

    /** Worth of Claude's own suggestions on the steps on which another replay asked as well. */
    double claudesWorth(Bill other) {
        return claudes.entrySet().stream()
                .filter(one -> other.claudes.containsKey(one.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
