package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Market;
import io.slotwise.engine.value.choice.Prices;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.choice.Stock;
import io.slotwise.engine.value.evidence.Priors;
import io.slotwise.engine.value.money.Measure;
import io.slotwise.engine.value.money.ValueSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a machine takes in a week in one belief: demand against finite stock between visits, one round of
 * recapture by what is left, and the costs of goods and service.
 */
public final class Takings {
    /** Seconds for a unit and for a slot when it is filled. */
    private static final double SECONDS_PER_UNIT = 4;

    private static final double SECONDS_PER_SLOT = 15;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double HOLDING_PER_WEEK = Priors.HOLDING_PER_YEAR / 52;
    private static final double SAFE_DEVIATIONS = 5;

    public final Market market;
    private final Layout layout;
    private final Prices prices;
    private final double visitsPerWeek;
    private final double labourPerSecond;
    private final Recapture recapture;
    private final @Nullable SoldCurves soldCurves;
    private final @Nullable SoldCurves lifeCurves;

    Takings(Market market, Prices prices, ValueSettings settings) {
        this(
                market,
                prices,
                prices.measure == Measure.MARGIN ? settings.labourPerHour() / SECONDS_PER_HOUR : 0,
                null,
                null);
    }

    private Takings(
            Market market,
            Prices prices,
            double labourPerSecond,
            @Nullable SoldCurves soldCurves,
            @Nullable SoldCurves lifeCurves) {
        this.market = market;
        this.layout = market.layout;
        this.prices = prices;
        this.labourPerSecond = labourPerSecond;
        recapture = new Recapture(market, prices);
        visitsPerWeek = Layout.WEEK / layout.intervalDays;
        this.soldCurves = soldCurves;
        this.lifeCurves = lifeCurves;
    }

    /** The same, quick for many shelves that differ little from this one. */
    public Takings near(Shelf shelf) {
        double[] dispersion = market.belief.dispersion;
        double[] interval = market.choice(shelf, market::served).wanted();
        double[] life = new double[interval.length];
        for (int p = 0; p < life.length; p++) {
            double days = layout.shelfLifeDays[p];
            life[p] = Double.isInfinite(days) ? 0 : interval[p] * days;
            interval[p] *= layout.intervalDays;
        }
        return new Takings(
                market,
                prices,
                labourPerSecond,
                new SoldCurves(interval, dispersion, shelf.stock),
                new SoldCurves(life, dispersion, shelf.stock));
    }

    /**
     * The week by component.
     *
     * @param money filled with each product's own money a week, before visits; shape {@code [products]}
     */
    public Week week(Shelf shelf, double[] money) {
        Market.Choice choice = market.choice(shelf, this::served);
        double[] sold = new double[choice.wanted().length];
        double[] unmet = new double[sold.length];
        for (int p = 0; p < sold.length; p++) {
            if (shelf.facings[p] > 0) {
                sold[p] = Layout.WEEK * served(p, choice.wanted()[p], shelf.stock[p]);
                unmet[p] = Layout.WEEK * choice.reckoned()[p] - sold[p];
            }
        }
        return week(shelf, new Flow(choice, sold, unmet), money);
    }

    /**
     * The week of units that were sold and wanted in vain, however they came about.
     *
     * @param sold per week
     * @param unmet per week, beyond what the choice reckons with
     */
    public Week lived(Shelf shelf, Market.Choice choice, double[] sold, double[] unmet) {
        return week(shelf, new Flow(choice, sold, unmet), new double[sold.length]);
    }

    private record Flow(Market.Choice choice, double[] sold, double[] unmet) {}

    private Week week(Shelf shelf, Flow flow, double[] money) {
        double[] demand = flow.choice.wanted();
        double[] sold = flow.sold;
        double perWeek = visitsPerWeek;
        double units = 0;
        double revenue = 0;
        double margin = 0;
        double spoilage = 0;
        double holding = 0;
        double refill = 0;
        for (int p = 0; p < demand.length; p++) {
            if (shelf.facings[p] == 0) {
                money[p] = 0;
                continue;
            }
            double inInterval = sold[p] / perWeek;
            double price = shelf.price(p);
            double lost = spoilage(p, demand[p], shelf.stock[p]);
            double held = holding(p, inInterval, shelf.stock[p]);
            double filled = refill(sold[p], shelf.facings[p]);
            double earned = sold[p] * (price - prices.cost[p]);
            money[p] = earned - lost - held - filled;
            units += sold[p];
            revenue += sold[p] * price;
            margin += earned;
            spoilage += lost;
            holding += held;
            refill += filled;
        }
        double[] second = recapture.of(shelf, flow.choice.reckoned(), flow.sold, flow.unmet);
        double visit = prices.measure == Measure.MARGIN
                ? layout.evidence.machine().service().visitCost().toDouble() * perWeek
                : 0;
        return new Week(units, revenue, margin, spoilage, holding, refill, visit, second[0], second[1], second[2]);
    }

    /** Expected units a day with a stock. */
    public double served(int product, double demandPerDay, double stock) {
        return sold(product, demandPerDay, stock) / layout.intervalDays;
    }

    /** Expected units between two visits. */
    public double sold(int product, double demandPerDay, double stock) {
        return sold(soldCurves, product, demandPerDay * layout.intervalDays, stock);
    }

    private double sold(@Nullable SoldCurves curves, int product, double mean, double stock) {
        double quick = curves == null ? Double.NaN : curves.sold(product, mean, stock);
        return Double.isNaN(quick) ? Stock.sold(mean, market.belief.dispersion[product], stock) : quick;
    }

    public double holding(int product, double soldPerInterval, double stock) {
        return (stock - soldPerInterval / 2) * prices.cost[product] * HOLDING_PER_WEEK;
    }

    public double refill(double soldPerWeek, int facings) {
        double seconds = soldPerWeek * SECONDS_PER_UNIT + facings * SECONDS_PER_SLOT * visitsPerWeek;
        return seconds * labourPerSecond;
    }

    /** Cost a week of units that stand longer than they keep. */
    public double spoilage(int product, double demandPerDay, double stock) {
        double days = layout.shelfLifeDays[product];
        if (Double.isInfinite(days)) {
            return 0;
        }
        double mean = demandPerDay * days;
        if (isSafe(mean, market.belief.dispersion[product], stock)) {
            return 0;
        }
        return (stock - sold(lifeCurves, product, mean, stock)) * prices.cost[product] * Layout.WEEK / days;
    }

    /** Whether all of a stock is as good as certainly sold while it keeps. */
    private static boolean isSafe(double mean, double dispersion, double stock) {
        double beyond = mean - stock;
        return beyond > 0 && beyond * beyond > SAFE_DEVIATIONS * SAFE_DEVIATIONS * (mean + dispersion * mean * mean);
    }

    /**
     * Margin that a shopper who finds a product sold out brings to others, see {@link Recapture#credits}.
     *
     * @param reckoned per day
     * @param sold per week
     * @return shape {@code [products]}
     */
    public double[] credits(Shelf shelf, double[] reckoned, double[] sold) {
        return recapture.credits(shelf, reckoned, sold)[Recapture.MARGIN];
    }

    /**
     * How a product is sold.
     *
     * @param facings 1 or more
     * @param price mean over its slots
     * @param credit what a shopper who finds it sold out brings to others
     */
    public record Sale(int product, int facings, double price, double credit) {}

    /**
     * What shoppers want of a product.
     *
     * @param alone units a day before the choice among products
     * @param factor what the choice makes of that
     */
    public record Wanted(double alone, double factor) {
        double demand() {
            return alone * factor;
        }
    }

    /**
     * One product's own money a week, and what its shoppers bring to others beyond what the choice reckons with.
     *
     * @param demand units a day that shoppers want
     * @param reckoned units a day that the choice reckons with
     */
    public double money(Sale sale, double demand, double reckoned, double stock) {
        double sold = sold(sale.product, demand, stock);
        return earned(sale, reckoned, stock, sold) - spoilage(sale.product, demand, stock);
    }

    /**
     * The same for several stocks.
     *
     * @param stocks ascending
     * @param served filled with units a day that stocks let through of what is wanted before the choice, shape {@code
     *     [stocks]}
     * @param money filled, shape {@code [stocks]}
     */
    public void moneyByStock(Sale sale, Wanted wanted, double[] stocks, double[] served, double[] money) {
        double dispersion = market.belief.dispersion[sale.product];
        double demand = wanted.demand();
        Stock.sold(wanted.alone * layout.intervalDays, dispersion, stocks, served);
        if (wanted.factor == 1) {
            System.arraycopy(served, 0, money, 0, served.length);
        } else {
            Stock.sold(demand * layout.intervalDays, dispersion, stocks, money);
        }
        for (int i = 0; i < stocks.length; i++) {
            served[i] /= layout.intervalDays;
            money[i] = earned(sale, served[i] * wanted.factor, stocks[i], money[i])
                    - spoilage(sale.product, demand, stocks[i]);
        }
    }

    /**
     * The same for every stock from 0 up, in the time of the last.
     *
     * @param money filled, shape {@code [stock]}
     */
    public void moneyUpTo(Sale sale, Wanted wanted, double[] money) {
        double dispersion = market.belief.dispersion[sale.product];
        double demand = wanted.demand();
        double[] served = new double[money.length];
        Stock.soldUpTo(wanted.alone * layout.intervalDays, dispersion, served);
        double days = layout.shelfLifeDays[sale.product];
        double[] sold = new double[money.length];
        Stock.soldUpTo(demand * layout.intervalDays, dispersion, sold);
        boolean keeps = Double.isInfinite(days);
        double life = keeps ? 0 : demand * days;
        double[] inTime = new double[keeps ? 0 : money.length];
        if (!keeps) {
            Stock.soldUpTo(life, dispersion, inTime);
        }
        for (int stock = 0; stock < money.length; stock++) {
            double spoilage = keeps || isSafe(life, dispersion, stock)
                    ? 0
                    : (stock - inTime[stock]) * prices.cost[sale.product] * Layout.WEEK / days;
            double reckoned = served[stock] * wanted.factor / layout.intervalDays;
            money[stock] = earned(sale, reckoned, stock, sold[stock]) - spoilage;
        }
    }

    private double earned(Sale sale, double reckoned, double stock, double sold) {
        double perWeek = visitsPerWeek;
        return perWeek * sold * (sale.price - prices.cost[sale.product])
                + sale.credit * (Layout.WEEK * reckoned - perWeek * sold)
                - holding(sale.product, sold, stock)
                - refill(perWeek * sold, sale.facings);
    }
}
