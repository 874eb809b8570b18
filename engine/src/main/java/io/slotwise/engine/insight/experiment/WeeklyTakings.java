package io.slotwise.engine.insight.experiment;

import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.sales.SalesHistory;
import java.time.LocalDate;

/**
 * What one machine took in whole weeks before and after a day, in currency units.
 *
 * @param before week by week, the last one ends the day before
 * @param after week by week from the day on
 */
public record WeeklyTakings(double[] before, double[] after) {
    /** What is counted. */
    public enum Measure {
        /** Money taken. */
        REVENUE,
        /** Money taken less what the goods cost; the price where the cost is unknown counts in full. */
        MARGIN
    }

    private static final int DAYS = 7;

    /** Counts whole weeks around a day. A sale without a price counts with the product's own. */
    public static WeeklyTakings of(SalesHistory sales, Catalogue catalogue, Measure measure, Window window) {
        long day = window.day().toEpochDay();
        LocalDate first = sales.firstDay();
        int past = first == null ? 0 : (int) Math.max(0, (day - first.toEpochDay()) / DAYS);
        double[] before = new double[Math.min(window.mostBefore(), past)];
        double[] after = new double[Math.clamp((window.until().toEpochDay() - day) / DAYS, 0, window.mostAfter())];
        double[] worth = new double[sales.productIds().size()];
        double[] cost = costs(sales, catalogue, worth, measure);
        for (int line = sales.firstLineFrom(day - (long) DAYS * before.length); line < sales.size(); line++) {
            long week = Math.floorDiv(sales.epochDay(line) - day, DAYS);
            int product = sales.product(line);
            Money paid = sales.unitPrice(line);
            double money = sales.quantity(line) * ((paid == null ? worth[product] : paid.toDouble()) - cost[product]);
            if (week < 0) {
                before[(int) (before.length + week)] += money;
            } else if (week < after.length) {
                after[(int) week] += money;
            }
        }
        return new WeeklyTakings(before, after);
    }

    /**
     * The time that is looked at.
     *
     * @param day of the change
     * @param until first day that is not known; a week that reaches it is left out
     * @param mostBefore weeks before at most; fewer where the machine's first sale is later
     */
    public record Window(LocalDate day, LocalDate until, int mostBefore, int mostAfter) {}

    private static double[] costs(SalesHistory sales, Catalogue catalogue, double[] price, Measure measure) {
        double[] cost = new double[price.length];
        for (int i = 0; i < price.length; i++) {
            Product product = catalogue.find(sales.productIds().get(i));
            if (product != null) {
                price[i] = product.price().toDouble();
                Money each = product.cost();
                cost[i] = measure == Measure.MARGIN && each != null ? each.toDouble() : 0;
            }
        }
        return cost;
    }

    double meanBefore() {
        double sum = 0;
        for (double week : before) {
            sum += week;
        }
        return before.length == 0 ? 0 : sum / before.length;
    }
}
