package io.slotwise.testbed.shopper;

/**
 * Shoppers who overlook nothing and weigh everything at once: how much they like a product, how well it is placed and
 * what it asks, each traded against the others, and take the best if it is better than nothing. A random-utility model
 * with tastes and price sensitivities of each person's own, as in McFadden and Train (2000). Unlike
 * {@link LimitedAttention} and {@link HabitualSearch} a price cut here draws buyers from other products, and a product
 * in a poor place is wanted less, not seen less.
 *
 * @param placeWeight liking that a place seen e times as well is worth
 * @param priceSlope as in {@link LimitedAttention}; 0 means that prices do not matter
 */
public record Weighing(double placeWeight, double priceSlope) implements ShopperModel {
    private static final int LONGEST_RANKING = 14;
    private static final int NEED = -1;
    private static final int SPARING = -2;

    /** Liking that a price e times the list price takes, for each unit of slope; brings the elasticity near −.23. */
    private static final double PER_SLOPE = 0.22;

    private static final double SPARING_SPREAD = 0.5;

    /** Products that fall short by up to this much are in the running: a better place may tip the balance. */
    private static final double SHORT_BY = 0.5;

    @Override
    public void wish(Errand errand, Tastes tastes, WishList wishes) {
        int need = tastes.need(errand.partOfDay(), Draws.uniform(errand.seed(), NEED));
        double sparing = PER_SLOPE * priceSlope * StrictMath.exp(SPARING_SPREAD * Draws.normal(errand.seed(), SPARING));
        Ranking ranking = tastes.withMargin(SHORT_BY).ranking(errand.seed(), need, LONGEST_RANKING);
        for (int rank = 0; rank < ranking.size(); rank++) {
            wishes.add(ranking.product(rank), 0, sparing, ranking.surplus(rank) - SHORT_BY);
        }
        wishes.endErrand();
    }

    @Override
    public int choose(WishList wishes, int errand, Shelf shelf) {
        int best = NOTHING;
        double most = 0;
        for (int wish = wishes.from(errand); wish < wishes.to(errand); wish++) {
            int product = wishes.product(wish);
            double seen = shelf.seen(product);
            if (seen > 0) {
                double worth = wishes.acceptedFrom(wish)
                        + placeWeight * StrictMath.log(seen)
                        - wishes.priceUpTo(wish) * StrictMath.log(shelf.priceRatio(product));
                if (worth > most) {
                    most = worth;
                    best = product;
                }
            }
        }
        return best;
    }
}
