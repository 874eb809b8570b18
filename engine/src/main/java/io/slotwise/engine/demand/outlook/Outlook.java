package io.slotwise.engine.demand.outlook;

import io.slotwise.engine.demand.count.NegativeBinomial;
import io.slotwise.engine.demand.fleet.Level;
import java.time.LocalDate;
import java.util.List;

/** What one machine is expected to sell from a day on, product by product and in total. */
public sealed interface Outlook permits FittedOutlook, StatedOutlook {
    /**
     * One product on the machine.
     *
     * @param unitsPerDay wanted while in stock
     * @param priorShare how much of that rests on priors and not on the machine's own sales, 0 to 1
     */
    record Item(String productId, double unitsPerDay, double priorShare, Trend trend) {}

    /**
     * Units expected over some days.
     *
     * @param quantiles at the levels of {@link io.slotwise.engine.demand.DemandForecast#LEVELS}, never falling
     */
    record Expected(double mean, List<Double> quantiles) {
        public Expected {
            quantiles = List.copyOf(quantiles);
        }
    }

    /** A group above products: a category's name, or {@code ""} for the machine. */
    record Group(Level level, String category, Expected expected) {}

    /** The first day. */
    LocalDate from();

    /** Days of sales that it rests on; 0 where there are none. */
    int daysKnown();

    /** The products that were asked about, in their order. */
    List<Item> items();

    /** Units of a product that will be sold, sold-out days included as they are usual. */
    Expected sales(Item item, int days);

    /** The law of the units that would be sold if the product never ran out. */
    NegativeBinomial demand(Item item, double days);

    /** The machine's categories and the machine itself, last. */
    List<Group> groups(int days);

    /** How the coming days compare with usual ones by their weekdays, the calendar and the season; 1 for alike. */
    double seasonality(int days);

    /** What moves the machine's sales beside its weekdays, over the coming days. */
    Influences influences(int days);

    /**
     * A product's sales in steps of so many days, past and expected.
     *
     * @param stepDays 1 to {@value io.slotwise.engine.demand.fleet.FleetModel#MAX_HORIZON_DAYS}
     */
    Course course(Item item, int stepDays);
}
