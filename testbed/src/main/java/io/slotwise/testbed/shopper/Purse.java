package io.slotwise.testbed.shopper;

/** What people would pay. */
final class Purse {
    /** At the list price {@code 1 / (1 + SPARING)} = 77 % of those who like a product would pay for it. */
    private static final double SPARING = 0.3;

    private static final double MEDIAN_MONEY = 4;
    private static final double MONEY_SPREAD = 0.55;
    private static final double COIN = 0.25;

    private Purse() {}

    /** The highest multiple of the list price that one pays: log-logistic with this steepness. */
    static double limit(double uniform, double slope) {
        return slope == 0 ? Double.POSITIVE_INFINITY : StrictMath.pow((1 / uniform - 1) / SPARING, 1 / slope);
    }

    /** Money at hand, in whole coins: log-normal around {@value #MEDIAN_MONEY}. */
    static double money(long seed, long key) {
        double money = MEDIAN_MONEY * StrictMath.exp(MONEY_SPREAD * Draws.normal(seed, key));
        return COIN * Math.floor(money / COIN);
    }
}
