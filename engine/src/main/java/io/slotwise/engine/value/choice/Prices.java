package io.slotwise.engine.value.choice;

import io.slotwise.engine.model.Money;
import io.slotwise.engine.value.money.Measure;
import java.util.Arrays;

/** What a unit costs, as far as it is known, and so whether money can be counted as margin. */
public final class Prices {
    /** From this share of standing products with known costs on, the others' are filled in. */
    private static final double ENOUGH_KNOWN = 0.5;

    public final Measure measure;

    /** Cost of a unit by product, in currency units; 0 throughout where the measure is revenue. */
    public final double[] cost;

    public Prices(Layout layout, Shelf today) {
        cost = new double[layout.products.size()];
        double costs = 0;
        double prices = 0;
        int known = 0;
        int standing = 0;
        for (int p = 0; p < cost.length; p++) {
            Money one = layout.products.get(p).cost();
            cost[p] = one == null ? Double.NaN : one.toDouble();
            boolean stands = today.facings[p] > 0;
            standing += stands ? 1 : 0;
            if (one != null) {
                known += stands ? 1 : 0;
                costs += cost[p];
                prices += layout.listPrice[p];
            }
        }
        boolean enough = prices > 0 && known >= ENOUGH_KNOWN * standing;
        measure = enough ? Measure.MARGIN : Measure.REVENUE;
        if (enough) {
            fill(layout, costs / prices);
        } else {
            Arrays.fill(cost, 0);
        }
    }

    /** Costs that are not known, from the others' mean share of the price. */
    private void fill(Layout layout, double share) {
        for (int p = 0; p < cost.length; p++) {
            if (Double.isNaN(cost[p])) {
                cost[p] = share * layout.listPrice[p];
            }
        }
    }
}
