package io.slotwise.engine.value;

import org.jspecify.annotations.Nullable;

/**
 * What a machine takes in a week in one belief: demand against finite stock between visits, one round of
 * recapture by what is left, and the costs of goods and service.
 */
final class Takings {
    static final double WEEK = 7;

    /** Seconds for a unit and for a slot when it is filled. */
    private static final double SECONDS_PER_UNIT = 4;

    private static final double SECONDS_PER_SLOT = 15;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double HOLDING_PER_WEEK = Priors.HOLDING_PER_YEAR / 52;
    private static final double SAFE_DEVIATIONS = 5;

    final Market market;
    private final Layout layout;
    private final Prices prices;
    private final double visitsPerWeek;
    private final double labourPerSecond;
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
        visitsPerWeek = WEEK / layout.intervalDays;
        this.soldCurves = soldCurves;
        this.lifeCurves = lifeCurves;
    }

    /** The same, quick for many shelves that differ little from this one. */
    Takings near(Shelf shelf) {
        double[] dispersion = market.belief.dispersion;
        double[] interval = market.demand(shelf);
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
    Week week(Shelf shelf, double[] money) {
        double[] demand = market.demand(shelf);
        double[] sold = new double[demand.length];
        double[] unmet = new double[demand.length];
        double perWeek = visitsPerWeek;
        for (int p = 0; p < demand.length; p++) {
            if (shelf.facings[p] > 0) {
                sold[p] = perWeek * sold(p, demand[p], shelf.stock[p]);
                unmet[p] = Math.max(0, WEEK * demand[p] - sold[p]);
            }
        }
        return week(shelf, new Flow(demand, sold, unmet), money);
    }

    /**
     * The week of units that were sold and wanted in vain, however they came about.
     *
     * @param demand per day
     * @param sold per week
     * @param unmet per week
     */
    Week lived(Shelf shelf, double[] demand, double[] sold, double[] unmet) {
        return week(shelf, new Flow(demand, sold, unmet), new double[demand.length]);
    }

    private record Flow(double[] demand, double[] sold, double[] unmet) {}

    private Week week(Shelf shelf, Flow flow, double[] money) {
        double[] demand = flow.demand;
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
        double[] second = recapture(shelf, flow);
        double visit = prices.measure == Measure.MARGIN
                ? layout.evidence.machine().service().visitCost().toDouble() * perWeek
                : 0;
        return new Week(units, revenue, margin, spoilage, holding, refill, visit, second[0], second[1], second[2]);
    }

    /** Expected units between two visits. */
    double sold(int product, double demandPerDay, double stock) {
        return sold(soldCurves, product, demandPerDay * layout.intervalDays, stock);
    }

    private double sold(@Nullable SoldCurves curves, int product, double mean, double stock) {
        double quick = curves == null ? Double.NaN : curves.sold(product, mean, stock);
        return Double.isNaN(quick) ? Stock.sold(mean, market.belief.dispersion[product], stock) : quick;
    }

    double holding(int product, double soldPerInterval, double stock) {
        return (stock - soldPerInterval / 2) * prices.cost[product] * HOLDING_PER_WEEK;
    }

    double refill(double soldPerWeek, int facings) {
        double seconds = soldPerWeek * SECONDS_PER_UNIT + facings * SECONDS_PER_SLOT * visitsPerWeek;
        return seconds * labourPerSecond;
    }

    /** Cost a week of units that stand longer than they keep. */
    double spoilage(int product, double demandPerDay, double stock) {
        double days = layout.shelfLifeDays[product];
        if (Double.isInfinite(days)) {
            return 0;
        }
        double mean = demandPerDay * days;
        if (isSafe(mean, market.belief.dispersion[product], stock)) {
            return 0;
        }
        return (stock - sold(lifeCurves, product, mean, stock)) * prices.cost[product] * WEEK / days;
    }

    /** Whether all of a stock is as good as certainly sold while it keeps. */
    private static boolean isSafe(double mean, double dispersion, double stock) {
        double beyond = mean - stock;
        return beyond > 0 && beyond * beyond > SAFE_DEVIATIONS * SAFE_DEVIATIONS * (mean + dispersion * mean * mean);
    }

    /** Units, revenue and margin a week that shoppers of sold-out products bring to others. */
    private double[] recapture(Shelf shelf, Flow flow) {
        double[][] credits = credits(shelf, flow.demand, flow.sold);
        double[] second = new double[3];
        for (int p = 0; p < flow.unmet.length; p++) {
            second[0] += flow.unmet[p] * credits[0][p];
            second[1] += flow.unmet[p] * credits[1][p];
            second[2] += flow.unmet[p] * credits[2][p];
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
                wanted[c] += WEEK * demand[p];
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
                double own = within(c, demand[p], wanted[c] / WEEK);
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

    /** One product's own money a week, and what its unmet shoppers bring to others. */
    double money(int product, double demand, double stock, int facings, double price, double credit) {
        return money(product, demand, stock, sold(product, demand, stock), facings, price, credit);
    }

    /**
     * The same for several stocks.
     *
     * @param stocks ascending
     * @param money filled, shape {@code [stocks]}
     */
    void money(int product, double demand, double[] stocks, int facings, double price, double credit, double[] money) {
        Stock.sold(demand * layout.intervalDays, market.belief.dispersion[product], stocks, money);
        for (int i = 0; i < stocks.length; i++) {
            money[i] = money(product, demand, stocks[i], money[i], facings, price, credit);
        }
    }

    /**
     * The same for every stock from 0 up, in the time of the last.
     *
     * @param money filled, shape {@code [stock]}
     */
    void money(int product, double demand, int facings, double price, double credit, double[] money) {
        double dispersion = market.belief.dispersion[product];
        double days = layout.shelfLifeDays[product];
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
                    : (stock - inTime[stock]) * prices.cost[product] * WEEK / days;
            money[stock] = money(product, demand, stock, sold[stock], spoilage, facings, price, credit);
        }
    }

    private double money(
            int product, double demand, double stock, double sold, int facings, double price, double credit) {
        return money(product, demand, stock, sold, spoilage(product, demand, stock), facings, price, credit);
    }

    private double money(
            int product,
            double demand,
            double stock,
            double sold,
            double spoilage,
            int facings,
            double price,
            double credit) {
        double perWeek = visitsPerWeek;
        return perWeek * sold * (price - prices.cost[product])
                + credit * Math.max(0, WEEK * demand - perWeek * sold)
                - spoilage
                - holding(product, sold, stock)
                - refill(perWeek * sold, facings);
    }
}
