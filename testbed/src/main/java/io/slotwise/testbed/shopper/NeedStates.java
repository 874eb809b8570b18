package io.slotwise.testbed.shopper;

import java.util.Map;

/**
 * Shoppers who come thirsty, hungry, for a treat or for a lift, whatever the category, and are of three classes
 * (hurried, usual, thrifty) that differ in how much of the shelf they look at and in what money is worth to them.
 * Among what they noticed each takes what is worth most, in money too, if it is worth more than going without: a
 * latent-class logit (Kamakura and Russell 1989) over consideration sets (Manski 1977; Swait and Ben-Akiva 1987),
 * whose needs cross categories. Unlike with {@link Weighing} substitutes stand in other categories and prices count
 * in money, not in parts of the list price; unlike with {@link LimitedAttention} what is noticed is compared.
 *
 * @param attention as in {@link LimitedAttention}, of the usual class
 * @param priceSlope as in {@link LimitedAttention}; 0 means that prices do not matter
 */
public record NeedStates(double attention, double priceSlope) implements ShopperModel {
    private static final int LONGEST_RANKING = 14;
    private static final int STATE = -1;
    private static final int CLASS = -2;
    private static final int GOING_WITHOUT = -3;
    private static final int NOTICE = 1 << 20;
    private static final int TASTE = 1 << 21;

    /** Liking that a need gives to what serves it fully. */
    private static final double SERVES = 1.8;

    /** How much choosier one is than those who rank, because extreme likings are more common here. */
    private static final double CHOOSIER = 0.9;

    /** Liking that a currency unit is worth to the usual class, for each unit of slope. */
    private static final double PER_MONEY = 0.13;

    /** Shares of the classes, what they look at and how they mind money, against the usual class. */
    private static final double[] SHARE = {0.3, 0.45, 0.25};

    private static final double[] LOOKS = {0.55, 1, 1.8};
    private static final double[] MINDS_MONEY = {0.4, 1, 2.2};

    /** How likely thirst, hunger, a treat and a lift are, by part of day. */
    private static final double[][] STATES = {
        {.25, .2, .15, .4}, {.35, .4, .15, .1}, {.3, .15, .35, .2}, {.35, .25, .3, .1},
    };

    /** How well a category serves thirst, hunger, a treat and a lift. */
    private static final Map<String, double[]> SERVED = Map.ofEntries(
            Map.entry("Water", new double[] {1, 0, 0, 0}),
            Map.entry("Soft drinks", new double[] {1, 0, .4, .2}),
            Map.entry("Juice & tea", new double[] {.9, .1, .2, .2}),
            Map.entry("Beer", new double[] {.6, 0, .8, 0}),
            Map.entry("Coffee & milk drinks", new double[] {.5, .1, .3, 1}),
            Map.entry("Energy drinks", new double[] {.5, 0, .1, 1}),
            Map.entry("Fresh food", new double[] {0, 1, 0, .1}),
            Map.entry("Frozen", new double[] {0, .7, .6, 0}),
            Map.entry("Chips & savoury", new double[] {0, .6, .8, 0}),
            Map.entry("Nuts & dried fruit", new double[] {0, .6, .4, .4}),
            Map.entry("Protein & cereal bars", new double[] {0, .7, .1, .7}),
            Map.entry("Fruit & yoghurt", new double[] {.2, .6, .2, .4}),
            Map.entry("Biscuits & pastry", new double[] {0, .5, .8, .1}),
            Map.entry("Chocolate", new double[] {0, .3, 1, .4}),
            Map.entry("Candy & gum", new double[] {0, .1, .9, .1}));

    private static final double[] NOTHING_IN_PARTICULAR = {.3, .3, .3, .3};

    @Override
    public void wish(Errand errand, Tastes tastes, WishList wishes) {
        long seed = errand.seed();
        int state = drawn(STATES[errand.partOfDay()], Draws.uniform(seed, STATE));
        int kind = drawn(SHARE, Draws.uniform(seed, CLASS));
        double minds = PER_MONEY * priceSlope * MINDS_MONEY[kind];
        double without = tastes.threshold() + CHOOSIER + gumbel(Draws.uniform(seed, GOING_WITHOUT));
        Ranking ranking = new Ranking(LONGEST_RANKING);
        for (int product : tastes.eligible()) {
            double liking = tastes.appeal(product)
                    + SERVES * serves(tastes, product, state)
                    + gumbel(Draws.uniform(seed, TASTE + product));
            ranking.offer(product, liking - without);
        }
        for (int rank = 0; rank < ranking.size(); rank++) {
            int product = ranking.product(rank);
            double seenFrom = -StrictMath.log(Draws.uniform(seed, NOTICE + product)) / (attention * LOOKS[kind]);
            double list = tastes.assortment().product(product).price().toDouble();
            wishes.add(product, seenFrom, minds * list, ranking.surplus(rank));
        }
        wishes.endErrand();
    }

    /** What counts of a price is what it asks beyond the list price, which is in the liking. */
    @Override
    public int choose(WishList wishes, int errand, Shelf shelf) {
        int best = NOTHING;
        double most = 0;
        for (int wish = wishes.from(errand); wish < wishes.to(errand); wish++) {
            int product = wishes.product(wish);
            if (shelf.seen(product) > wishes.seenFrom(wish)) {
                double worth = wishes.acceptedFrom(wish) - wishes.priceUpTo(wish) * (shelf.priceRatio(product) - 1);
                if (worth > most) {
                    most = worth;
                    best = product;
                }
            }
        }
        return best;
    }

    private static double serves(Tastes tastes, int product, int state) {
        String category = tastes.assortment().product(product).category();
        return SERVED.getOrDefault(category, NOTHING_IN_PARTICULAR)[state];
    }

    private static int drawn(double[] chances, double uniform) {
        double left = uniform;
        for (int i = 0; i < chances.length - 1; i++) {
            left -= chances[i];
            if (left < 0) {
                return i;
            }
        }
        return chances.length - 1;
    }

    /** The extreme-value noise of a logit. */
    private static double gumbel(double uniform) {
        return -StrictMath.log(-StrictMath.log(uniform));
    }
}
