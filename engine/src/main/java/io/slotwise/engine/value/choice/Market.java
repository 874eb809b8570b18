package io.slotwise.engine.value.choice;

import io.slotwise.engine.value.evidence.Priors;
import java.util.Arrays;

/**
 * How shoppers divide themselves among what is on offer: pivoted nested attraction. A product attracts as today,
 * times (facings now ÷ today)^β, times its positions' multiplier now ÷ today, times e^(−η (price now − today) ÷ list). The
 * shoppers of a category choose among its products and going without, {@code W / (W + O)}, and those of the
 * machine likewise, so a lost product's units go first to its own kind, then to the rest, and part is lost. A product
 * counts among them with what its stock lets it sell: while it is sold out its shoppers are with the others already. With
 * today's planogram every factor is exactly 1 and the demand is exactly the rates'. (Nested logit: McFadden 1978;
 * pivoting on what is observed: Daly, Fox and Tuinenga 2005; space elasticity: Hübner and Kuhn 2012.)
 */
public final class Market {
    public final Layout layout;
    public final Belief belief;
    private final Shelf today;
    private final double[] multiplierToday;

    /** Units of what stands today that its stock lets through between visits. */
    private final double[] soldToday;

    public final double[] nestBase;
    public final double[] nestOutside;
    final double machineBase;
    public final double machineOutside;

    public Market(Layout layout, Belief belief, Shelf today) {
        this.layout = layout;
        this.belief = belief;
        this.today = today;
        multiplierToday = multipliers(today);
        soldToday = new double[today.facings.length];
        double[] wanted = new double[layout.nests];
        double[] served = new double[layout.nests];
        int standing = 0;
        for (int p = 0; p < today.facings.length; p++) {
            if (today.facings[p] > 0) {
                wanted[layout.nest[p]] += belief.rate[p];
                soldToday[p] = Stock.sold(belief.rate[p] * layout.intervalDays, belief.dispersion[p], today.stock[p]);
                served[layout.nest[p]] += soldToday[p] / layout.intervalDays;
                standing++;
            }
        }
        double all = sum(wanted);
        double usual = standing > 0 ? all / standing : mean(belief.rate);
        double odds = belief.nestOwn / (1 - belief.nestOwn);
        nestOutside = new double[layout.nests];
        Arrays.fill(nestOutside, Math.max(usualNest(wanted, all), Priors.SMALLEST_NEST * usual) * odds);
        nestBase = new double[layout.nests];
        Arrays.setAll(nestBase, c -> wanted[c] > 0 ? served[c] : usual);
        machineBase = all > 0 ? sum(served) : usual * layout.slots;
        machineOutside = (all > 0 ? all : machineBase) * belief.machineOwn / (1 - belief.machineOwn);
    }

    /**
     * What the category of the usual unit attracts in stock. Going without is measured by it in every category: the more
     * of its kind stands beside a product, the fewer of its shoppers leave the kind when it goes, and the more of that is
     * sold out, the more of them do.
     */
    private static double usualNest(double[] wanted, double all) {
        double squares = 0;
        for (double nest : wanted) {
            squares += nest * nest;
        }
        return all > 0 ? squares / all : 0;
    }

    /** Mean multiplier of each product's slots; of the usual slot for those that have none. */
    public double[] multipliers(Shelf shelf) {
        double[] mean = new double[shelf.facings.length];
        for (int s = 0; s < shelf.productAt.length; s++) {
            if (shelf.productAt[s] != Layout.NONE) {
                mean[shelf.productAt[s]] += belief.multiplier[s];
            }
        }
        for (int p = 0; p < mean.length; p++) {
            mean[p] = shelf.facings[p] > 0 ? mean[p] / shelf.facings[p] : belief.usualMultiplier;
        }
        return mean;
    }

    /** How attractive a product is against today; 1 exactly where nothing changed. */
    public double attraction(int product, int facings, double price, double multiplier) {
        int facingsToday = Math.max(1, today.facings[product]);
        double priceToday = today.facings[product] > 0 ? today.price(product) : layout.listPrice[product];
        double attraction = multiplier / multiplierToday[product];
        if (facings != facingsToday) {
            attraction *= Math.exp(belief.facings[product] * (log(facings) - log(facingsToday)));
        }
        if (price != priceToday) {
            attraction *= Math.exp(-belief.price[product] * priceChange(product, price, priceToday));
        }
        return attraction;
    }

    /**
     * What shoppers do, in units per day, shape {@code [products]}.
     *
     * @param wanted of every product while it is in stock
     * @param reckoned what of that is sold if stocks let through what they let through today; that is what others lack
     */
    public record Choice(double[] wanted, double[] reckoned) {
        /** The same with so much more of everything. */
        public Choice times(double level) {
            return new Choice(
                    Arrays.stream(wanted).map(units -> units * level).toArray(),
                    Arrays.stream(reckoned).map(units -> units * level).toArray());
        }
    }

    /** What a stock lets through. */
    @FunctionalInterface
    public interface Served {
        /** Units per day that are sold of those wanted. */
        double of(int product, double wanted, double stock);
    }

    /** Units per day that a stock lets through between visits. */
    public double served(int product, double wanted, double stock) {
        return sold(product, wanted, stock) / layout.intervalDays;
    }

    /** Units that a stock lets through between visits; without a sum where product and stock are as today. */
    public double sold(int product, double wanted, double stock) {
        return isToday(product, wanted, stock)
                ? soldToday[product]
                : Stock.sold(wanted * layout.intervalDays, belief.dispersion[product], stock);
    }

    /** Whether so much of a product is wanted, and so much in stock, as today. */
    public boolean isToday(int product, double wanted, double stock) {
        return wanted == belief.rate[product] && stock == today.stock[product];
    }

    /** How shoppers divide themselves among what stands on a shelf. */
    public Choice choice(Shelf shelf, Served served) {
        double[] multipliers = multipliers(shelf);
        double[] wanted = new double[shelf.facings.length];
        double[] reckoned = new double[wanted.length];
        double[] nest = new double[layout.nests];
        for (int p = 0; p < wanted.length; p++) {
            if (shelf.facings[p] > 0) {
                wanted[p] = belief.rate[p] * attraction(p, shelf.facings[p], shelf.price(p), multipliers[p]);
                reckoned[p] = served.of(p, wanted[p], shelf.stock[p]);
                nest[layout.nest[p]] += reckoned[p];
            }
        }
        double total = 0;
        double[] factor = new double[layout.nests];
        for (int c = 0; c < nest.length; c++) {
            factor[c] = nestFactor(c, nest[c]);
            total += nest[c] * factor[c];
        }
        double machineFactor = machineFactor(total);
        for (int p = 0; p < wanted.length; p++) {
            wanted[p] *= factor[layout.nest[p]] * machineFactor;
            reckoned[p] *= factor[layout.nest[p]] * machineFactor;
        }
        return new Choice(wanted, reckoned);
    }

    /** What the choice within a category leaves of each product's attraction, given their sum; 1 as today. */
    public double nestFactor(int nest, double sum) {
        return (nestBase[nest] + nestOutside[nest]) / (sum + nestOutside[nest]);
    }

    /** What the choice among categories leaves, given the sum of what they would sell; 1 as today. */
    public double machineFactor(double total) {
        return (machineBase + machineOutside) / (total + machineOutside);
    }

    /** In list prices; a price without a list price is held against itself. */
    private double priceChange(int product, double price, double priceToday) {
        double list = layout.listPrice[product] > 0 ? layout.listPrice[product] : Math.max(price, priceToday);
        return Math.clamp((price - priceToday) / list, -LARGEST_CHANGE, LARGEST_CHANGE);
    }

    private static final double LARGEST_CHANGE = 3;

    /** Logarithms of as many facings as are usual. */
    private static final double[] LOGS = new double[128];

    static {
        Arrays.setAll(LOGS, Math::log);
    }

    private static double log(int facings) {
        return facings < LOGS.length ? LOGS[facings] : Math.log(facings);
    }

    private static double mean(double[] values) {
        return values.length == 0 ? 0 : sum(values) / values.length;
    }

    /** One after the other, as the choice sums them, so that today's factors are exactly 1. */
    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
