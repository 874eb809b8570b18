package io.slotwise.engine.value.week;

import io.slotwise.engine.value.choice.Layout;
import io.slotwise.engine.value.choice.Market;
import io.slotwise.engine.value.choice.Prices;
import io.slotwise.engine.value.choice.Shelf;
import io.slotwise.engine.value.choice.Stock;
import io.slotwise.engine.value.evidence.Priors;
import io.slotwise.engine.value.money.Measure;
import io.slotwise.engine.value.money.ValueSettings;

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

    public final Market market;
    private final Layout layout;
    private final Prices prices;
    private final double visitsPerWeek;
    private final double labourPerSecond;
    private final Recapture recapture;
    private final Through through;

    Takings(Market market, Prices prices, ValueSettings settings) {
        this.market = market;
        this.prices = prices;
        layout = market.layout;
        labourPerSecond = prices.measure == Measure.MARGIN ? settings.labourPerHour() / SECONDS_PER_HOUR : 0;
        visitsPerWeek = Layout.WEEK / layout.intervalDays;
        recapture = new Recapture(market);
        through = new Through(market);
    }

    private Takings(Takings other, Through through) {
        market = other.market;
        prices = other.prices;
        layout = other.layout;
        labourPerSecond = other.labourPerSecond;
        visitsPerWeek = other.visitsPerWeek;
        recapture = other.recapture;
        this.through = through;
    }

    /** The same, quick for many shelves that differ little from this one. */
    public Takings near(Shelf shelf) {
        return new Takings(this, through.near(shelf));
    }

    /**
     * The same, quick for one product of which between {@code low} and {@code high} units a day are wanted.
     *
     * @param low above 0
     * @param high above {@code low}
     * @param stocks that it may have, ascending
     */
    public Takings around(int product, double low, double high, double[] stocks) {
        return new Takings(this, through.around(product, new StockCurves.Span(low, high), stocks));
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
        double[] taken = new double[sold.length];
        double[] earned = new double[sold.length];
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
            double lost = spoilage(p, demand[p], shelf.stock[p]);
            double held = holding(p, sold[p] / visitsPerWeek, shelf.stock[p]);
            double filled = refill(sold[p], shelf.facings[p]);
            taken[p] = sold[p] * shelf.price(p);
            earned[p] = margin(p, sold[p], shelf.price(p));
            money[p] = earned[p] - lost - held - filled;
            units += sold[p];
            revenue += taken[p];
            margin += earned[p];
            spoilage += lost;
            holding += held;
            refill += filled;
        }
        Recapture.Chances chances = recapture.chances(flow.choice.reckoned());
        return new Week(
                units,
                revenue,
                margin,
                spoilage,
                holding,
                refill,
                visits(),
                recapture.caught(chances, sold, flow.unmet),
                recapture.caught(chances, taken, flow.unmet),
                recapture.caught(chances, earned, flow.unmet));
    }

    /** Cost a week of the driver's visits. */
    double visits() {
        return prices.measure == Measure.MARGIN
                ? layout.evidence.machine().service().visitCost().toDouble() * visitsPerWeek
                : 0;
    }

    double margin(int product, double sold, double price) {
        return sold * (price - prices.cost[product]);
    }

    /** Margin a week that shoppers of sold-out products bring to others. */
    double recaptured(double[] reckoned, double[] earned, double[] unmet) {
        return recapture.caught(recapture.chances(reckoned), earned, unmet);
    }

    /** Expected units a day with a stock. */
    public double served(int product, double demandPerDay, double stock) {
        return sold(product, demandPerDay, stock) / layout.intervalDays;
    }

    /** Expected units between two visits. */
    public double sold(int product, double demandPerDay, double stock) {
        return through.sold(product, demandPerDay, stock);
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
        return keeps(product, demandPerDay, stock)
                ? 0
                : spoilt(product, stock, through.soldInTime(product, demandPerDay, stock));
    }

    private boolean keeps(int product, double demandPerDay, double stock) {
        return prices.cost[product] == 0 || through.allKeeps(product, demandPerDay, stock);
    }

    private double spoilt(int product, double stock, double soldInTime) {
        return (stock - soldInTime) * prices.cost[product] * Layout.WEEK / layout.shelfLifeDays[product];
    }

    /**
     * Margin that a shopper who finds a product sold out brings to others, by product.
     *
     * @param reckoned per day, 0 of what does not stand
     * @param sold per week
     */
    public double[] credits(Shelf shelf, double[] reckoned, double[] sold) {
        double[] earned = new double[sold.length];
        for (int p = 0; p < sold.length; p++) {
            earned[p] = shelf.facings[p] > 0 ? margin(p, sold[p], shelf.price(p)) : 0;
        }
        return recapture.credits(recapture.chances(reckoned), earned);
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
        double[] inTime = new double[stocks.length];
        boolean keeps = keeps(sale.product, demand, stocks[stocks.length - 1]);
        if (!keeps) {
            through.soldInTime(sale.product, demand, stocks, inTime);
        }
        for (int i = 0; i < stocks.length; i++) {
            served[i] /= layout.intervalDays;
            money[i] = earned(sale, served[i] * wanted.factor, stocks[i], money[i])
                    - (keeps ? 0 : spoilt(sale.product, stocks[i], inTime[i]));
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
        double[] sold = new double[money.length];
        Stock.soldUpTo(demand * layout.intervalDays, dispersion, sold);
        double[] inTime = new double[money.length];
        if (!keeps(sale.product, demand, money.length - 1)) {
            Stock.soldUpTo(demand * layout.shelfLifeDays[sale.product], dispersion, inTime);
        }
        for (int stock = 0; stock < money.length; stock++) {
            double spoilage = keeps(sale.product, demand, stock) ? 0 : spoilt(sale.product, stock, inTime[stock]);
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
