package io.slotwise.engine.demand.filter;

/**
 * The units per exposure of one series, remembered for times from a week to all of its past: discounted means, as simple
 * exponential smoothing gives them, with nothing hidden and hardly a prior. What goes off offer fades from them.
 */
public final class PlainLevels {
    private static final double[] DISCOUNTS = {.88, .94, .97, .985, .995, 1};
    public static final int COUNT = DISCOUNTS.length;

    /** The memory that the shorter ones are drawn to. */
    private static final int LONG = COUNT - 2;

    private final double strength;
    private final double[] units = new double[COUNT];
    private final double[] exposure = new double[COUNT];

    /** @param strength of what each memory is drawn to, in units of exposure, above 0 */
    public PlainLevels(double strength) {
        this.strength = strength;
    }

    /** One more day. */
    public void see(int sold, double exposed) {
        for (int k = 0; k < COUNT; k++) {
            units[k] = DISCOUNTS[k] * units[k] + sold;
            exposure[k] = DISCOUNTS[k] * exposure[k] + exposed;
        }
    }

    /**
     * Units per unit of exposure by memory, shortest first.
     *
     * @param prior of the same, which counts until there is a past
     */
    public double[] means(double prior) {
        double usual = (units[LONG] + strength * prior) / (exposure[LONG] + strength);
        double[] means = new double[COUNT];
        for (int k = 0; k < COUNT; k++) {
            means[k] = (units[k] + strength * usual) / (exposure[k] + strength);
        }
        return means;
    }
}
