package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Market;

/**
 * Where shoppers go who find a product sold out more, or less, than the choice reckons with: one round, to others of its
 * kind by their share of what is left of the category, then to all others of the machine.
 */
final class Recapture {
    private final Market market;
    private final Layout layout;

    Recapture(Market market) {
        this.market = market;
        layout = market.layout;
    }

    /**
     * How likely a shopper who finds a product sold out takes another, by product: of its kind, and then of all, per unit
     * a day that is reckoned with of that other.
     */
    record Chances(double[] perKind, double[] perAll) {}

    /** @param reckoned per day, 0 of what does not stand */
    Chances chances(double[] reckoned) {
        double[] kinds = new double[layout.nests];
        double everything = sums(reckoned, kinds);
        double[] perKind = new double[reckoned.length];
        double[] perAll = new double[reckoned.length];
        for (int p = 0; p < reckoned.length; p++) {
            int c = layout.nest[p];
            double kind = Math.max(0, kinds[c] - reckoned[p]);
            double all = Math.max(0, everything - reckoned[p]);
            perKind[p] = 1 / (kind + market.nestOutside[c]);
            double leaves = 1 - kind * perKind[p];
            perAll[p] = leaves / (all + market.machineOutside);
        }
        return new Chances(perKind, perAll);
    }

    /**
     * What a week's shoppers who found products sold out bring to others, in the unit of what is counted.
     *
     * @param own what each product takes a week, 0 of what does not stand
     * @param unmet units a week
     */
    double caught(Chances chances, double[] own, double[] unmet) {
        double[] kinds = new double[layout.nests];
        double all = sums(own, kinds);
        double caught = 0;
        for (int p = 0; p < unmet.length; p++) {
            caught += unmet[p] * credit(chances, p, kinds[layout.nest[p]] - own[p], all - own[p]);
        }
        return caught;
    }

    /**
     * What a shopper who finds a product sold out is still worth, by product.
     *
     * @param own what each product takes a week, 0 of what does not stand
     */
    double[] credits(Chances chances, double[] own) {
        double[] kinds = new double[layout.nests];
        double all = sums(own, kinds);
        double[] credits = new double[own.length];
        for (int p = 0; p < credits.length; p++) {
            credits[p] = credit(chances, p, kinds[layout.nest[p]] - own[p], all - own[p]);
        }
        return credits;
    }

    private static double credit(Chances chances, int product, double ofKind, double ofAll) {
        return (chances.perKind[product] * ofKind + chances.perAll[product] * ofAll) / Layout.WEEK;
    }

    /** @param kinds filled with the sum of each category */
    private double sums(double[] values, double[] kinds) {
        double all = 0;
        for (int p = 0; p < values.length; p++) {
            kinds[layout.nest[p]] += values[p];
            all += values[p];
        }
        return all;
    }
}
