package io.slotwise.engine.affinity;

/**
 * Two products that are bought together more often than chance brings them together.
 *
 * @param a one product's id, the earlier of the two in the order of ids
 * @param count baskets with both
 * @param expected baskets with both if nothing sold together
 * @param lift shrunken ratio of the two, (count + k)/(expected + k)
 * @param liftLow lower end of its 90 % interval
 * @param liftHigh upper end of its 90 % interval
 * @param confidence share of the baskets with {@code a} that hold {@code b}
 * @param reverseConfidence share of the baskets with {@code b} that hold {@code a}
 * @param support share of all baskets that hold both
 * @param leverage share of all baskets that hold both beyond expectation
 * @param conviction how much more often {@code a} would be without {@code b} if unrelated; infinite when never
 * @param pValue chance of at least this count under the null
 * @param qValue the same after the correction for many pairs
 */
public record Pair(
        String a,
        String b,
        int count,
        double expected,
        double lift,
        double liftLow,
        double liftHigh,
        double confidence,
        double reverseConfidence,
        double support,
        double leverage,
        double conviction,
        double pValue,
        double qValue) {}
