package io.slotwise.bench.accuracy;

import java.util.List;

/**
 * A kind of fleet whose sales nobody has tuned on: how large it is, how its levels move, and how its shoppers come.
 *
 * @param origins weekly ones; the last leaves 28 of the {@code size}'s days to be foretold
 */
record Regime(String name, Size size, int origins, Motion motion, Shoppers shoppers) {
    private static final Motion STILL = new Motion(1, 0, 0, 0);
    private static final Motion USUAL = new Motion(1, 0, .03, .04);
    private static final double[] EVERY_DAY = {1, 1, 1, 1, 1, 1, 1};
    private static final double[] WORKDAYS = {1.5, 1.5, 1.4, 1.4, 1.1, .1, 0};
    private static final Shoppers PLAIN = new Shoppers(EVERY_DAY, 1, 0, 0);
    private static final Shoppers UNEVEN = new Shoppers(new double[] {1.1, 1.1, 1.1, 1.1, 1.2, .8, .6}, 1, .15, 0);

    /**
     * @param products on a machine at a time
     * @param unitsPerWeek of an average product on an average machine
     */
    record Size(int machines, int products, double unitsPerWeek, int days) {}

    /**
     * @param step what every level is multiplied by in the middle of the origins
     * @param trend by which levels grow in a week, as a logarithm
     * @param machineWander standard deviation of a machine's level from week to week, as a logarithm
     * @param productWander likewise of each product
     */
    record Motion(double step, double trend, double machineWander, double productWander) {}

    /**
     * @param weekdays factors, Monday first, mean 1
     * @param lump units that one buyer takes on average, at least 1
     * @param daySpread variance of a day's luck, which all products of a machine share
     * @param rotateDays after so many days a third of the products is exchanged; 0 for never
     */
    record Shoppers(double[] weekdays, double lump, double daySpread, int rotateDays) {}

    static List<Regime> all() {
        return List.of(
                new Regime("drinks, 4 months", new Size(1, 8, 8, 120), 10, STILL, UNEVEN),
                new Regime("drinks, 10 months", new Size(1, 8, 8, 300), 26, STILL, UNEVEN),
                new Regime("drinks that wander", new Size(1, 8, 8, 240), 22, new Motion(1, 0, .08, .08), UNEVEN),
                new Regime("one sparse machine", new Size(1, 30, 1, 240), 22, USUAL, PLAIN),
                new Regime("three machines", new Size(3, 20, 3, 300), 26, USUAL, UNEVEN),
                new Regime("60 sparse machines", new Size(60, 30, 1, 200), 6, USUAL, PLAIN),
                new Regime("level halves", new Size(3, 12, 4, 240), 20, new Motion(.5, 0, .02, .02), UNEVEN),
                new Regime("level doubles", new Size(3, 12, 4, 240), 20, new Motion(2, 0, .02, .02), UNEVEN),
                new Regime("steady decline", new Size(3, 12, 4, 300), 26, new Motion(1, -.02, .02, .02), UNEVEN),
                new Regime("steady growth", new Size(1, 8, 8, 240), 22, new Motion(1, .02, .02, .02), UNEVEN),
                new Regime("strong weekdays", new Size(3, 15, 4, 240), 22, USUAL, new Shoppers(WORKDAYS, 1, .1, 0)),
                new Regime("lumps", new Size(3, 15, 1.5, 300), 26, USUAL, new Shoppers(EVERY_DAY, 4, 0, 0)),
                new Regime("short past", new Size(5, 15, 3, 73), 4, USUAL, UNEVEN),
                new Regime("rotating", new Size(5, 15, 3, 270), 22, USUAL, new Shoppers(EVERY_DAY, 1, .1, 30)),
                new Regime("products wander", new Size(3, 15, 4, 270), 22, new Motion(1, 0, .03, .2), UNEVEN));
    }
}
