package io.slotwise.testbed.shopper;

/**
 * Shoppers with ranked preferences who notice only part of the shelf: each takes the first product of their own
 * ranking that they notice, that has stock, and that asks no more than they would pay for it. A product with
 * visibility w is noticed with probability 1 − exp(−attention · w), each of its slots on its own. After the
 * ranking-based choice of Farias, Jagabathula and Shah (2013) with the limited consideration of Masatlioglu,
 * Nakajima and Ozbay (2012).
 *
 * @param attention at 1.8 an average slot is noticed by 83 %
 * @param priceSlope steepness of the share who would pay a price multiple r, 1 ÷ (1 + .3 r^slope): the own-price
 *     elasticity at the list price is about −.23 · slope; 0 means that prices do not matter
 */
public record LimitedAttention(double attention, double priceSlope) implements ShopperModel {
    private static final int LONGEST_RANKING = 10;
    private static final int NEED = -1;
    private static final int NOTICE = 1 << 20;
    private static final int PAY = 1 << 21;

    @Override
    public void wish(Errand errand, Tastes tastes, WishList wishes) {
        int need = tastes.need(errand.partOfDay(), Draws.uniform(errand.seed(), NEED));
        Ranking ranking = tastes.ranking(errand.seed(), need, LONGEST_RANKING);
        for (int rank = 0; rank < ranking.size(); rank++) {
            int product = ranking.product(rank);
            double seenFrom = -StrictMath.log(Draws.uniform(errand.seed(), NOTICE + product)) / attention;
            wishes.add(product, seenFrom, Purse.limit(Draws.uniform(errand.seed(), PAY + product), priceSlope), 0);
        }
        wishes.endErrand();
    }

    @Override
    public int choose(WishList wishes, int errand, Shelf shelf) {
        for (int wish = wishes.from(errand); wish < wishes.to(errand); wish++) {
            int product = wishes.product(wish);
            if (shelf.seen(product) > wishes.seenFrom(wish) && shelf.priceRatio(product) <= wishes.priceUpTo(wish)) {
                return product;
            }
        }
        return NOTHING;
    }
}
