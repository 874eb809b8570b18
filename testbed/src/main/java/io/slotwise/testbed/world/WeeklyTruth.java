package io.slotwise.testbed.world;

import io.slotwise.testbed.catalogue.Assortment;
import java.util.Arrays;

/** What a planogram truly brings in a usual week, in total and by product, in the operator's currency. */
public final class WeeklyTruth {
    private final Assortment assortment;
    private final double[] units;
    private final double[] revenue;
    private final double[] margin;
    private final double standardError;

    WeeklyTruth(Assortment assortment, double[] units, double[] revenue, double[] margin, double standardError) {
        this.assortment = assortment;
        this.units = units;
        this.revenue = revenue;
        this.margin = margin;
        this.standardError = standardError;
    }

    public double units() {
        return Arrays.stream(units).sum();
    }

    public double revenue() {
        return Arrays.stream(revenue).sum();
    }

    /** Revenue minus the cost of what was sold. */
    public double margin() {
        return Arrays.stream(margin).sum();
    }

    /** Standard error of {@link #revenue} from the finite panel. */
    public double standardError() {
        return standardError;
    }

    public double units(String productId) {
        return units[assortment.index(productId)];
    }

    public double revenue(String productId) {
        return revenue[assortment.index(productId)];
    }

    public double margin(String productId) {
        return margin[assortment.index(productId)];
    }
}
