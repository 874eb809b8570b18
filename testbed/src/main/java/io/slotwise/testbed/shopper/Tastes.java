package io.slotwise.testbed.shopper;

import io.slotwise.testbed.catalogue.Assortment;

/** What the people of one place like, and what they come for. Immutable. */
public final class Tastes {
    /** Parts of a day that differ in what people come for. */
    public static final int PARTS_OF_DAY = 4;

    /** Added liking for products of the category that one came for. */
    private static final double CAME_FOR_IT = 1.5;

    private static final double SPREAD = 2;

    private final Assortment assortment;
    private final long seed;
    private final double[] appeal;
    private final int[] eligible;
    private final double[][] needs;
    private final double threshold;

    private Tastes(
            Assortment assortment, long seed, double[] appeal, int[] eligible, double[][] needs, double threshold) {
        this.assortment = assortment;
        this.seed = seed;
        this.appeal = appeal;
        this.eligible = eligible;
        this.needs = needs;
        this.threshold = threshold;
    }

    /**
     * People who would buy whatever they like more than nothing.
     *
     * @param seed who the regulars of this place are
     * @param appeal by product: how well liked it is here, on the scale of {@link Assortment#appeal}
     * @param eligible products that could stand in this machine at all; others are never wished for
     * @param needs chance that a shopper comes for a category: by part of day (0 morning, 1 noon, 2 afternoon,
     *     3 night), then by category; each row sums to 1
     */
    public static Tastes of(Assortment assortment, long seed, double[] appeal, int[] eligible, double[][] needs) {
        double[][] copy = new double[needs.length][];
        for (int part = 0; part < needs.length; part++) {
            copy[part] = needs[part].clone();
        }
        return new Tastes(assortment, seed, appeal.clone(), eligible.clone(), copy, 0);
    }

    /** The same people, buying only what they like more than this. */
    public Tastes withThreshold(double newThreshold) {
        return new Tastes(assortment, seed, appeal, eligible, needs, newThreshold);
    }

    /** The same people, buying also what falls short of their threshold by up to this much. */
    Tastes withMargin(double margin) {
        return withThreshold(threshold - margin);
    }

    /** The same people at another time. */
    public Tastes withAppeal(double[] newAppeal) {
        return new Tastes(assortment, seed, newAppeal.clone(), eligible, needs, threshold);
    }

    public Assortment assortment() {
        return assortment;
    }

    public long seed() {
        return seed;
    }

    /** The liking from which on a product is bought. */
    double threshold() {
        return threshold;
    }

    /** How well liked a product is here, without what one person thinks of it. */
    double appeal(int product) {
        return appeal[product];
    }

    /** How well liked each product is here. */
    public double[] appeal() {
        return appeal.clone();
    }

    /** Products that could stand here, by index. */
    public int[] eligible() {
        return eligible.clone();
    }

    /** The part of day that an hour (0 to 23) belongs to. */
    public static int partOfDay(int hour) {
        if (hour < 5 || hour >= 18) {
            return 3;
        }
        if (hour < 11) {
            return 0;
        }
        return hour < 14 ? 1 : 2;
    }

    /** The category that a shopper came for. */
    public int need(int partOfDay, double uniform) {
        double[] chances = needs[partOfDay];
        double left = uniform;
        for (int category = 0; category < chances.length - 1; category++) {
            left -= chances[category];
            if (left < 0) {
                return category;
            }
        }
        return chances.length - 1;
    }

    /** How much one person likes a product now. */
    public double liking(int product, long personSeed, int need) {
        double own = appeal[product] + SPREAD * Draws.triangular(personSeed, product);
        return assortment.category(product) == need ? own + CAME_FOR_IT : own;
    }

    /** The best-liked products of one person beyond the threshold, best first. */
    Ranking ranking(long personSeed, int need, int longest) {
        Ranking ranking = new Ranking(longest);
        for (int product : eligible) {
            double liking = liking(product, personSeed, need);
            if (liking > threshold) {
                ranking.offer(product, liking - threshold);
            }
        }
        return ranking;
    }
}
