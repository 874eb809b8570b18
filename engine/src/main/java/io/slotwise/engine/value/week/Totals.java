package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Layout;

/**
 * The total of the week, as {@link Takings#week} has it, for many shelves one after the other: what stands and what
 * shoppers want of it is written into the arrays, by product. Not safe to share between threads.
 */
public final class Totals {
    private final Takings takings;

    /** 0 where it does not stand; nothing else of it counts then. */
    public final int[] facings;

    public final double[] stock;

    /** Mean over its slots. */
    public final double[] price;

    /** Units a day that shoppers want while it is in stock. */
    public final double[] wanted;

    /** Units a day that the choice reckons with. */
    public final double[] reckoned;

    private final double[] earned;
    private final double[] unmet;

    public Totals(Takings takings) {
        this.takings = takings;
        int products = takings.market.layout.products.size();
        facings = new int[products];
        stock = new double[products];
        price = new double[products];
        wanted = new double[products];
        reckoned = new double[products];
        earned = new double[products];
        unmet = new double[products];
    }

    /** Money a week of all that stands. */
    public double total() {
        double sum = 0;
        for (int p = 0; p < facings.length; p++) {
            if (facings[p] > 0) {
                sum += own(p);
            } else {
                reckoned[p] = 0;
                earned[p] = 0;
                unmet[p] = 0;
            }
        }
        return sum - takings.visits() + takings.recaptured(reckoned, earned, unmet);
    }

    private double own(int p) {
        double inInterval = takings.sold(p, wanted[p], stock[p]);
        double sold = Layout.WEEK * inInterval / takings.market.layout.intervalDays;
        earned[p] = takings.margin(p, sold, price[p]);
        unmet[p] = Layout.WEEK * reckoned[p] - sold;
        return earned[p]
                - takings.spoilage(p, wanted[p], stock[p])
                - takings.holding(p, inInterval, stock[p])
                - takings.refill(sold, facings[p]);
    }
}
