package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Market;
import io.slotwise.engine.value.choice.Prices;
import io.slotwise.engine.value.choice.Shelf;

/** Where shoppers go who find a product sold out: one round, to others of its kind, then to the rest of the machine. */
final class Recapture {
    private final Market market;
    private final Layout layout;
    private final Prices prices;

    Recapture(Market market, Prices prices) {
        this.market = market;
        layout = market.layout;
        this.prices = prices;
    }

    /** Units, revenue and margin a week that shoppers of sold-out products bring to others. */
    double[] of(Shelf shelf, double[] demand, double[] sold, double[] unmet) {
        double[][] credits = credits(shelf, demand, sold);
        double[] second = new double[3];
        for (int p = 0; p < unmet.length; p++) {
            second[0] += unmet[p] * credits[0][p];
            second[1] += unmet[p] * credits[1][p];
            second[2] += unmet[p] * credits[2][p];
        }
        return second;
    }

    /**
     * What a shopper who finds a product sold out is still worth: to others of its kind by their share of what
     * is left of the category, then to the rest of the machine.
     *
     * @param sold per week
     * @return units, revenue and margin by product, shape {@code [3][products]}
     */
    double[][] credits(Shelf shelf, double[] demand, double[] sold) {
        double[] wanted = new double[layout.nests + 1];
        double[][] served = new double[3][layout.nests + 1];
        for (int p = 0; p < demand.length; p++) {
            if (shelf.facings[p] > 0) {
                double price = shelf.price(p);
                int c = layout.nest[p];
                wanted[c] += Layout.WEEK * demand[p];
                served[0][c] += sold[p];
                served[1][c] += sold[p] * price;
                served[2][c] += sold[p] * (price - prices.cost[p]);
            }
        }
        for (int c = 0; c < layout.nests; c++) {
            wanted[layout.nests] += wanted[c];
            for (double[] one : served) {
                one[layout.nests] += one[c];
            }
        }
        for (double[] one : served) {
            for (int c = 0; c <= layout.nests; c++) {
                one[c] = wanted[c] > 0 ? one[c] / wanted[c] : 0;
            }
        }
        double[][] credits = new double[3][demand.length];
        for (int p = 0; p < demand.length; p++) {
            int c = layout.nest[p];
            if (wanted[c] > 0) {
                double own = within(c, demand[p], wanted[c] / Layout.WEEK);
                double rest = (1 - own) * (1 - market.belief.machineOwn);
                for (int i = 0; i < credits.length; i++) {
                    credits[i][p] = own * served[i][c] + rest * served[i][layout.nests];
                }
            }
        }
        return credits;
    }

    /** Share of a product's unmet shoppers who take another of its category. */
    private double within(int nest, double demand, double wanted) {
        double others = Math.max(0, wanted - demand);
        return others / (others + market.nestOutside[nest]);
    }
}
