package io.slotwise.server.advice.demand;

import io.slotwise.engine.demand.ParLevel;
import io.slotwise.engine.demand.count.NegativeBinomial;
import io.slotwise.engine.demand.outlook.Outlook;
import io.slotwise.engine.demand.outlook.Stock;
import io.slotwise.engine.demand.outlook.VisitTiming;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.demand.DemandAnswer.Option;
import io.slotwise.server.advice.demand.DemandAnswer.Par;
import io.slotwise.server.advice.demand.DemandAnswer.StockoutRisk;
import io.slotwise.server.advice.demand.DemandAnswer.Timing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an outlook means for the stock of a machine: what may run out, how far to fill, when to come. */
final class StockAdvice {
    /** Share of missed sales that other products catch: what is lost when a product is removed is 40 % on average. */
    private static final double RECAPTURE = 0.6;

    /** Capital and handling of a unit that lies in a machine, per cycle, as a share of its cost. */
    private static final double HOLDING = 0.02;

    /** Of the price, where the cost is not known. */
    private static final double USUAL_COST = 0.5;

    private static final double WORTH_SAYING = 0.05;
    private static final double HIGH = 0.5;
    private static final double MEDIUM = 0.2;
    private static final double DAYS_PER_WEEK = 7;
    private static final int[] SHOWN_DAYS = {1, 2, 3, 4, 5, 7, 10, 14, 21, 28};

    private final Outlook outlook;
    private final Places places;
    private final Catalogue catalogue;
    private final Machine.Service service;
    private final boolean margins;

    StockAdvice(Outlook outlook, Places places, Catalogue catalogue, Machine.Service service) {
        this.outlook = outlook;
        this.places = places;
        this.catalogue = catalogue;
        this.service = service;
        margins = outlook.items().stream()
                .map(item -> catalogue.find(item.productId()))
                .allMatch(product -> product != null && product.cost() != null);
    }

    String measure() {
        return margins ? "margin" : "revenue";
    }

    List<StockoutRisk> risks(int daysToVisit) {
        List<StockoutRisk> risks = new ArrayList<>();
        for (Outlook.Item item : outlook.items()) {
            Places.Holding holding = places.holding(item.productId());
            if (holding != null && (room(holding) > 0 || holding.units() != null)) {
                StockoutRisk risk = risk(item, holding, daysToVisit);
                if (risk.probability() >= WORTH_SAYING) {
                    risks.add(risk);
                }
            }
        }
        risks.sort(Comparator.comparingDouble(StockoutRisk::probability)
                .reversed()
                .thenComparing(StockoutRisk::productId));
        return risks;
    }

    private StockoutRisk risk(Outlook.Item item, Places.Holding holding, int days) {
        NegativeBinomial demand = outlook.demand(item, days);
        int stock = stock(holding);
        double probability = Stock.risk(demand, stock);
        double missed = Stock.missed(demand, stock);
        return new StockoutRisk(
                item.productId(),
                name(item),
                holding.slots().stream().map(Slot::position).toList(),
                Rounded.of(probability),
                probability >= HIGH ? "high" : probability >= MEDIUM ? "medium" : "low",
                Rounded.of(stock / item.unitsPerDay()),
                days,
                stock,
                holding.units() != null,
                Rounded.of(missed),
                Money.nearest(missed * loss(item) * DAYS_PER_WEEK / days));
    }

    /** What lies there; where nobody knows, what it is filled up to. */
    private static int stock(Places.Holding holding) {
        return holding.units() != null ? holding.units() : room(holding);
    }

    private static int room(Places.Holding holding) {
        return holding.parLevel() > 0 ? holding.parLevel() : holding.capacity();
    }

    Map<String, Par> pars(int cycleDays) {
        Map<String, Par> pars = new LinkedHashMap<>();
        for (Outlook.Item item : outlook.items()) {
            Places.Holding holding = places.holding(item.productId());
            if (holding != null && holding.capacity() > 0) {
                pars.put(item.productId(), par(item, holding, cycleDays));
            }
        }
        return pars;
    }

    private Par par(Outlook.Item item, Places.Holding holding, int cycleDays) {
        NegativeBinomial demand = outlook.demand(item, cycleDays);
        Product product = catalogue.find(item.productId());
        double cost = cost(product);
        ParLevel prices = new ParLevel(unitMargin(product), RECAPTURE, HOLDING * cost);
        Integer shelfLife = product == null ? null : product.shelfLifeDays();
        int units = shelfLife == null
                ? prices.units(demand, holding.capacity())
                : Stock.par(prices, demand, outlook.demand(item, shelfLife), cost, holding.capacity());
        int par = Math.max(
                units, Math.min(holding.capacity(), Math.max(1, holding.slots().size())));
        double risk = Stock.risk(demand, par);
        return new Par(
                product == null ? null : product.name(),
                holding.parLevel(),
                par,
                holding.capacity(),
                Rounded.of(prices.serviceLevel()),
                Rounded.of(risk),
                Rounded.of(Stock.risk(demand, room(holding))),
                split(par, holding.slots()),
                "%.1f wanted in %d days; with %d units it runs out in %.0f %% of cycles%s."
                        .formatted(
                                demand.mean(),
                                cycleDays,
                                par,
                                risk * 100,
                                par == holding.capacity() && units >= par ? ", and no more fit" : ""));
    }

    /** Over a product's slots by what each holds; what is left over goes to the first. */
    private static Map<String, Integer> split(int par, List<Slot> slots) {
        Map<String, Integer> split = new LinkedHashMap<>();
        int room = slots.stream().mapToInt(Slot::capacity).sum();
        int left = par;
        int roomLeft = room;
        for (Slot slot : slots) {
            int own = roomLeft == 0 ? 0 : Math.min(slot.capacity(), Math.ceilDiv(left * slot.capacity(), roomLeft));
            split.put(slot.position().toString(), own);
            left -= own;
            roomLeft -= slot.capacity();
        }
        return split;
    }

    @Nullable
    Timing timing(@Nullable LocalDate lastVisit) {
        List<VisitTiming.Line> lines = new ArrayList<>();
        for (Outlook.Item item : outlook.items()) {
            Places.Holding holding = places.holding(item.productId());
            if (holding != null && room(holding) > 0) {
                lines.add(new VisitTiming.Line(days -> outlook.demand(item, days), room(holding), loss(item)));
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        VisitTiming timing = VisitTiming.of(lines, service.visitCost().toDouble());
        int days = timing.best().days();
        LocalDate by = (lastVisit == null ? outlook.from() : lastVisit).plusDays(days);
        return new Timing(
                service.intervalDays(),
                days,
                by.isBefore(outlook.from()) ? outlook.from() : by,
                timing.basis(),
                timing.options().stream()
                        .filter(StockAdvice::isShown)
                        .map(StockAdvice::option)
                        .toList(),
                reason(timing));
    }

    private static boolean isShown(VisitTiming.Option option) {
        return java.util.Arrays.binarySearch(SHOWN_DAYS, option.days()) >= 0;
    }

    private static Option option(VisitTiming.Option one) {
        return new Option(
                one.days(),
                Money.nearest(one.missedPerWeek()),
                Money.nearest(one.visitsPerWeek()),
                Rounded.of(one.soldShare()));
    }

    private static String reason(VisitTiming timing) {
        VisitTiming.Option best = timing.best();
        return switch (timing.basis()) {
            case COST ->
                String.format(
                        Locale.ROOT,
                        "Every %d days visits cost %.2f a week and sold-out slots %.2f; no other interval costs less.",
                        best.days(),
                        best.visitsPerWeek(),
                        best.missedPerWeek());
            case SALES_KEPT ->
                String.format(
                        Locale.ROOT,
                        "What a visit costs is not known. Every %d days %.0f %% of what is wanted still sells.",
                        best.days(),
                        best.soldShare() * 100);
        };
    }

    private double loss(Outlook.Item item) {
        return unitMargin(catalogue.find(item.productId())) * (1 - RECAPTURE);
    }

    private double unitMargin(@Nullable Product product) {
        double price = price(product);
        return margins ? Math.max(0, price - cost(product)) : price;
    }

    private double price(@Nullable Product product) {
        if (product == null) {
            return 1;
        }
        Places.Holding holding = places.holding(product.id());
        Facing facing = holding == null || holding.slots().isEmpty()
                ? null
                : holding.slots().getFirst().facing();
        return facing == null || facing.price() == null
                ? product.price().toDouble()
                : facing.price().toDouble();
    }

    private double cost(@Nullable Product product) {
        return product != null && product.cost() != null ? product.cost().toDouble() : USUAL_COST * price(product);
    }

    private @Nullable String name(Outlook.Item item) {
        Product product = catalogue.find(item.productId());
        return product == null ? null : product.name();
    }
}
