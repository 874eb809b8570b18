package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Market;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.choice.Stock;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What stocks let through in one belief: between visits, and while units keep. By the sum, or by curves where there are some. */
final class Through {
    private static final double SAFE_DEVIATIONS = 5;

    /** Elements that other threads see whole. */
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(double[].class);

    private final Market market;
    private final Layout layout;
    /** Units of what stands today that are sold while they keep, NaN where nobody asked yet; threads that race find the same. */
    private final double[] inTimeToday;

    private final @Nullable Curves interval;
    private final @Nullable Curves life;

    Through(Market market) {
        this(market, new double[market.layout.products.size()], null, null);
        Arrays.fill(inTimeToday, Double.NaN);
    }

    private Through(Market market, double[] inTimeToday, @Nullable Curves interval, @Nullable Curves life) {
        this.market = market;
        this.inTimeToday = inTimeToday;
        layout = market.layout;
        this.interval = interval;
        this.life = life;
    }

    /** The same, quick for many shelves that differ little from this one. */
    Through near(Shelf shelf) {
        double[] dispersion = market.belief.dispersion;
        double[] wanted = market.choice(shelf, market::served).wanted();
        double[] inTime = new double[wanted.length];
        for (int p = 0; p < wanted.length; p++) {
            inTime[p] =
                    allKeeps(p, wanted[p] * SoldCurves.LEAST, shelf.stock[p]) ? 0 : wanted[p] * layout.shelfLifeDays[p];
            wanted[p] *= layout.intervalDays;
        }
        return new Through(
                market,
                inTimeToday,
                new SoldCurves(wanted, dispersion, shelf.stock),
                new SoldCurves(inTime, dispersion, shelf.stock));
    }

    /**
     * The same, quick for one product.
     *
     * @param span of what is wanted a day
     * @param stocks ascending
     */
    Through around(int product, StockCurves.Span span, double[] stocks) {
        double dispersion = market.belief.dispersion[product];
        boolean keeps = allKeeps(product, span.low(), stocks[stocks.length - 1]);
        return new Through(
                market,
                inTimeToday,
                new StockCurves(product, dispersion, span.times(layout.intervalDays), stocks),
                keeps ? null : new StockCurves(product, dispersion, span.times(layout.shelfLifeDays[product]), stocks));
    }

    /** Expected units between two visits. */
    double sold(int product, double demandPerDay, double stock) {
        double quick =
                interval == null ? Double.NaN : interval.sold(product, demandPerDay * layout.intervalDays, stock);
        return Double.isNaN(quick) ? market.sold(product, demandPerDay, stock) : quick;
    }

    /** Expected units of a stock that are sold while they keep. */
    double soldInTime(int product, double demandPerDay, double stock) {
        double mean = demandPerDay * layout.shelfLifeDays[product];
        double quick = life == null ? Double.NaN : life.sold(product, mean, stock);
        if (!Double.isNaN(quick)) {
            return quick;
        }
        return market.isToday(product, demandPerDay, stock)
                ? inTimeToday(product, mean, stock)
                : Stock.sold(mean, market.belief.dispersion[product], stock);
    }

    private double inTimeToday(int product, double mean, double stock) {
        double known = (double) ELEMENT.getOpaque(inTimeToday, product);
        if (Double.isNaN(known)) {
            known = Stock.sold(mean, market.belief.dispersion[product], stock);
            ELEMENT.setOpaque(inTimeToday, product, known);
        }
        return known;
    }

    /**
     * The same for several stocks, in the time of the largest.
     *
     * @param stocks ascending
     */
    void soldInTime(int product, double demandPerDay, double[] stocks, double[] sold) {
        Stock.sold(demandPerDay * layout.shelfLifeDays[product], market.belief.dispersion[product], stocks, sold);
    }

    /** Whether all of a stock is as good as certainly sold while it keeps. */
    boolean allKeeps(int product, double demandPerDay, double stock) {
        double days = layout.shelfLifeDays[product];
        return Double.isInfinite(days) || isSafe(demandPerDay * days, market.belief.dispersion[product], stock);
    }

    private static boolean isSafe(double mean, double dispersion, double stock) {
        double beyond = mean - stock;
        return beyond > 0 && beyond * beyond > SAFE_DEVIATIONS * SAFE_DEVIATIONS * (mean + dispersion * mean * mean);
    }
}
