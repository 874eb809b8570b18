package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Market;
import io.slotwise.engine.value.choice.Prices;
import io.slotwise.engine.value.choice.Shelf;

/**
 * Where shoppers go who find a product sold out more, or less, than the choice reckons with: one round, to others of its
 * kind, then to the rest of the machine.
 */
final class Recapture {
    /** Units, revenue, margin. */
    private static final int COUNTS = 3;

    /** Which of them the margin is. */
    static final int MARGIN = 2;

    private final Market market;
    private final Layout layout;
    private final Prices prices;

    Recapture(Market market, Prices prices) {
        this.market = market;
        layout = market.layout;
        this.prices = prices;
    }

    /** Units, revenue and margin a week that shoppers of sold-out products bring to others. */
    double[] of(Shelf shelf, double[] reckoned, double[] sold, double[] unmet) {
        double[][] credits = credits(shelf, reckoned, sold);
        double[] second = new double[COUNTS];
        for (int p = 0; p < unmet.length; p++) {
            second[0] += unmet[p] * credits[0][p];
            second[1] += unmet[p] * credits[1][p];
            second[2] += unmet[p] * credits[2][p];
        }
        return second;
    }

    /**
     * What a shopper who finds a product sold out is still worth: to others of its kind by their share of what
     * is left of the category, then to all others of the machine.
     *
     * @param reckoned per day
     * @param sold per week
     * @return units, revenue and margin by product, shape {@code [3][products]}
     */
    double[][] credits(Shelf shelf, double[] reckoned, double[] sold) {
        int machine = layout.nests;
        double[] wanted = new double[machine + 1];
        double[][] served = new double[COUNTS][machine + 1];
        double[][] own = new double[COUNTS][reckoned.length];
        for (int p = 0; p < reckoned.length; p++) {
            if (shelf.facings[p] > 0) {
                own[0][p] = sold[p];
                own[1][p] = sold[p] * shelf.price(p);
                own[2][p] = sold[p] * (shelf.price(p) - prices.cost[p]);
                for (int group : new int[] {layout.nest[p], machine}) {
                    wanted[group] += reckoned[p];
                    for (int i = 0; i < COUNTS; i++) {
                        served[i][group] += own[i][p];
                    }
                }
            }
        }
        double[][] credits = new double[COUNTS][reckoned.length];
        for (int p = 0; p < reckoned.length; p++) {
            int c = layout.nest[p];
            double kind = Math.max(0, wanted[c] - reckoned[p]);
            double all = Math.max(0, wanted[machine] - reckoned[p]);
            double perKind = 1 / (kind + market.nestOutside[c]);
            double leaves = 1 - kind * perKind;
            double perAll = leaves / (all + market.machineOutside);
            for (int i = 0; i < COUNTS; i++) {
                credits[i][p] = (perKind * (served[i][c] - own[i][p]) + perAll * (served[i][machine] - own[i][p]))
                        / Layout.WEEK;
            }
        }
        return credits;
    }
}
