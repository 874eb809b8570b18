package io.slotwise.testbed.shopper;

/**
 * Shoppers who do not rank what is on offer: regulars walk straight to one of their few favourites (now one, now
 * another, for variety) and know where it stands; everyone else looks from slot to slot, well seen ones earlier,
 * and takes the first thing that is good enough, where good enough falls the longer they look (with recall),
 * until patience ends. Money at hand is a purse of coins. Sequential satisficing after Simon (1955) and Caplin,
 * Dean and Martin (2011), variety seeking after McAlister (1982). Unlike {@link LimitedAttention} nobody
 * compares: a mediocre product that is seen first wins, and the best seller keeps its buyers wherever it stands.
 *
 * @param habit share of shoppers who are regulars and try a favourite first, 0 to 1
 * @param regulars number of different regulars of a machine
 * @param patience mean looking time; an average slot is come across after time 1 on average
 * @param priceSlope as in {@link LimitedAttention}; the purse comes on top, unless this is 0
 */
public record HabitualSearch(double habit, int regulars, double patience, double priceSlope) implements ShopperModel {
    private static final int FAVOURITES = 3;
    private static final int LONGEST_RANKING = 14;
    private static final double TURNED_EASY = 0.8;
    private static final int WHO = -1;
    private static final int NEED = -2;
    private static final int MONEY = -3;
    private static final int TIME = -4;
    private static final int IS_REGULAR = -5;
    private static final int VARIETY = -6;
    private static final int MEET = 1 << 20;
    private static final int PAY = 1 << 21;

    @Override
    public void wish(Errand errand, Tastes tastes, WishList wishes) {
        long seed = errand.seed();
        double money = priceSlope == 0 ? Double.POSITIVE_INFINITY : Purse.money(seed, MONEY);
        int need = tastes.need(errand.partOfDay(), Draws.uniform(seed, NEED));
        if (Draws.uniform(seed, IS_REGULAR) < habit) {
            addFavourites(seed, tastes, money, wishes);
        }
        addSearch(seed, need, tastes, money, wishes);
        wishes.endErrand();
    }

    /** Wishes come as favourites (effort 0) first, then search in order of the moment they become acceptable. */
    @Override
    public int choose(WishList wishes, int errand, Shelf shelf) {
        int found = NOTHING;
        double soonest = 1;
        for (int wish = wishes.from(errand); wish < wishes.to(errand); wish++) {
            double from = wishes.acceptedFrom(wish);
            if (from >= soonest) {
                break;
            }
            int product = wishes.product(wish);
            double seen = shelf.seen(product);
            if (seen > 0 && shelf.priceRatio(product) <= wishes.priceUpTo(wish)) {
                double moment = Math.max(from, wishes.seenFrom(wish) / seen);
                if (moment < soonest) {
                    soonest = moment;
                    found = product;
                }
            }
        }
        return found;
    }

    private void addFavourites(long seed, Tastes tastes, double money, WishList wishes) {
        long person = Draws.seed(tastes.seed(), (long) (Draws.uniform(seed, WHO) * regulars));
        int usualNeed = tastes.need(1, Draws.uniform(person, NEED));
        Ranking ranking = tastes.ranking(person, usualNeed, FAVOURITES);
        double mood = Draws.uniform(seed, VARIETY);
        int first = mood < 0.6 ? 0 : mood < 0.85 ? 1 : 2;
        for (int i = 0; i < ranking.size(); i++) {
            int product = ranking.product((first + i) % ranking.size());
            double rank = i * 1e-6;
            wishes.add(product, 0, priceUpTo(tastes, product, money, Double.POSITIVE_INFINITY), rank);
        }
    }

    private void addSearch(long seed, int need, Tastes tastes, double money, WishList wishes) {
        double time = -patience * StrictMath.log(Draws.uniform(seed, TIME));
        Ranking ranking = tastes.ranking(Draws.seed(seed, 0), need, LONGEST_RANKING);
        for (int rank = 0; rank < ranking.size(); rank++) {
            int product = ranking.product(rank);
            double shortfall = 1 - ranking.surplus(rank) / TURNED_EASY;
            double meeting = -StrictMath.log(Draws.uniform(seed, MEET + product)) / time;
            double limit = Purse.limit(Draws.uniform(seed, PAY + product), priceSlope);
            wishes.add(product, meeting, priceUpTo(tastes, product, money, limit), Math.max(1e-5, shortfall * 0.6));
        }
    }

    private static double priceUpTo(Tastes tastes, int product, double money, double limit) {
        return Math.min(
                limit, money / tastes.assortment().product(product).price().toDouble());
    }
}
