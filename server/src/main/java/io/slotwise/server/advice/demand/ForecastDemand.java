package io.slotwise.server.advice.demand;

import io.slotwise.engine.demand.DemandForecast;
import io.slotwise.engine.demand.Figures;
import io.slotwise.engine.demand.Reliability;
import io.slotwise.engine.demand.ShrunkRates;
import io.slotwise.engine.demand.fleet.FleetModel;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.demand.outlook.Course;
import io.slotwise.engine.demand.outlook.FittedOutlook;
import io.slotwise.engine.demand.outlook.Outlook;
import io.slotwise.engine.demand.outlook.StatedOutlook;
import io.slotwise.engine.demand.outlook.Trend;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Machine;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.sales.MachineHistory;
import io.slotwise.engine.sales.Visit;
import io.slotwise.server.advice.Rounded;
import io.slotwise.server.advice.demand.DemandAnswer.Coming;
import io.slotwise.server.advice.demand.DemandAnswer.Interval;
import io.slotwise.server.advice.demand.DemandAnswer.Levels;
import io.slotwise.server.advice.demand.DemandAnswer.Movement;
import io.slotwise.server.advice.demand.DemandAnswer.ProductCourse;
import io.slotwise.server.advice.demand.DemandAnswer.ProductDemand;
import io.slotwise.server.advice.demand.DemandAnswer.Sold;
import io.slotwise.server.advice.demand.DemandAnswer.Total;
import io.slotwise.server.store.Snapshot;
import io.slotwise.server.store.Snapshots;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what a machine will sell: from its stored past, from a past that the caller brings along, or from averages. */
public final class ForecastDemand {
    private static final int WEEK = 7;
    private static final double INTERVAL_LEVEL = 0.8;
    private static final double LOWER = 0.1;
    private static final double UPPER = 0.9;
    private static final int LONGEST_CYCLE_DAYS = FleetModel.MAX_HORIZON_DAYS;

    private final Snapshots snapshots;
    private final InstantSource clock;

    public ForecastDemand(Snapshots snapshots, InstantSource clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param machine as it stands; its id is that of the stored one where it is stored
     * @param stored whether its past is in the store
     * @param figures averages, for where there are no sales
     * @param horizonDays 1 to 180
     * @param courseOf the product whose course is to be drawn; absent for none
     */
    public record Question(
            Machine machine,
            boolean stored,
            Catalogue catalogue,
            Figures figures,
            StatedPast past,
            int horizonDays,
            @Nullable String courseOf) {}

    /** A model kept with its snapshot, and the day it is of. One question at a time: a model learns as it is asked. */
    private static final class Kept {
        private @Nullable FleetModel model;

        synchronized <T> T ask(Snapshot snapshot, LocalDate asOf, Function<FleetModel, T> question) {
            if (model == null || !model.panel().endDay().equals(asOf)) {
                model = fit(snapshot.machine().id(), snapshot.history(), snapshot.catalogue(), asOf);
            }
            return question.apply(model);
        }
    }

    public DemandAnswer forecast(Question question) {
        Places places = Places.of(question.machine.planograms(), question.past);
        Snapshot snapshot = question.stored ? snapshots.find(question.machine.id()) : null;
        MachineHistory stored = snapshot == null ? MachineHistory.NONE : snapshot.history();
        MachineHistory history =
                question.past.addsNothing() ? stored : question.past.over(stored, places, question.machine.id());
        LocalDate asOf = asOf(question, history);
        if (history.before(asOf).sales().isEmpty()) {
            return answer(fromAverages(question, places, asOf), places, question, history);
        }
        Function<FleetModel, DemandAnswer> tell =
                model -> answer(fitted(model, question, places), places, question, history);
        return snapshot != null && question.past.addsNothing()
                ? snapshot.derived(Kept.class, unused -> new Kept()).ask(snapshot, asOf, tell)
                : tell.apply(fit(question.machine.id(), history, question.catalogue, asOf));
    }

    private static FleetModel fit(String id, MachineHistory history, Catalogue catalogue, LocalDate asOf) {
        return FleetModel.fit(Panel.of(
                Map.of(id, history),
                product -> {
                    Product known = catalogue.find(product);
                    return known == null ? "" : known.category();
                },
                asOf));
    }

    /** The day after the last that is known, but not later than today, whose sales are not all made. */
    private LocalDate asOf(Question question, MachineHistory history) {
        if (question.past.asOf() != null) {
            return question.past.asOf();
        }
        LocalDate today = clock.instant().atZone(question.machine.zone()).toLocalDate();
        LocalDate last = history.sales().lastDay();
        return last == null || !last.isBefore(today) ? today : last.plusDays(1);
    }

    private static Outlook fitted(FleetModel model, Question question, Places places) {
        return FittedOutlook.of(
                model, question.machine.id(), new LinkedHashSet<>(places.standing()), question.catalogue);
    }

    private static Outlook fromAverages(Question question, Places places, LocalDate asOf) {
        Machine machine = question.machine;
        int cabinet = machine.planograms().isEmpty()
                ? 0
                : machine.planograms().getFirst().cabinet().index();
        List<String> ids = new ArrayList<>(places.standing());
        ids.addAll(question.figures.unitsPerDay().keySet());
        ids.addAll(question.figures.revenuePerDay().keySet());
        return StatedOutlook.of(
                ShrunkRates.of(machine, cabinet, question.catalogue, MachineHistory.NONE, question.figures), ids, asOf);
    }

    private static DemandAnswer answer(Outlook outlook, Places places, Question question, MachineHistory history) {
        Machine.Service service = question.machine.service();
        int cycle = Math.clamp(Math.round(service.intervalDays()), 1, LONGEST_CYCLE_DAYS);
        LocalDate lastVisit = history.visits().stream()
                .map(Visit::date)
                .filter(day -> day.isBefore(outlook.from()))
                .max(Comparator.naturalOrder())
                .orElse(null);
        StockAdvice stock = new StockAdvice(outlook, places, question.catalogue, service);
        Levels levels = levels(outlook, question.horizonDays);
        Reliability reliability = levels.machine().reliability();
        return new DemandAnswer(
                outlook.from(),
                question.horizonDays,
                cycle,
                stock.measure(),
                products(outlook, question, cycle),
                stock.risks(daysToVisit(outlook, lastVisit, cycle)),
                stock.pars(cycle),
                stock.timing(lastVisit),
                levels,
                DayEffects.of(outlook.influences(question.horizonDays), question.horizonDays),
                course(outlook, places, question, cycle),
                reliability,
                reason(reliability, outlook));
    }

    private static int daysToVisit(Outlook outlook, @Nullable LocalDate lastVisit, int cycle) {
        if (lastVisit == null) {
            return cycle;
        }
        long passed = lastVisit.until(outlook.from(), ChronoUnit.DAYS);
        return Math.clamp(cycle - passed, 1, cycle);
    }

    private static Map<String, ProductDemand> products(Outlook outlook, Question question, int cycle) {
        Map<String, ProductDemand> products = new LinkedHashMap<>();
        for (Outlook.Item item : outlook.items()) {
            Outlook.Expected week = outlook.sales(item, WEEK);
            Outlook.Expected horizon = outlook.sales(item, question.horizonDays);
            Product product = question.catalogue.find(item.productId());
            products.put(
                    item.productId(),
                    new ProductDemand(
                            product == null ? null : product.name(),
                            Rounded.of(week.mean()),
                            Rounded.of(outlook.sales(item, cycle).mean()),
                            Rounded.of(horizon.mean()),
                            interval(week),
                            quantiles(horizon),
                            movement(item.trend()),
                            Rounded.of(outlook.seasonality(question.horizonDays)),
                            Rounded.of(item.unitsPerDay()),
                            Rounded.of(item.priorShare()),
                            Reliability.of(horizon.mean(), outlook.daysKnown())));
        }
        return products;
    }

    private static @Nullable ProductCourse course(Outlook outlook, Places places, Question question, int cycle) {
        Outlook.Item item = outlook.items().stream()
                .filter(one -> one.productId().equals(question.courseOf))
                .findFirst()
                .orElse(null);
        if (item == null) {
            return null;
        }
        Places.Holding holding = places.holding(item.productId());
        Product product = question.catalogue.find(item.productId());
        Course course = outlook.course(item, cycle);
        return new ProductCourse(
                item.productId(),
                product == null ? null : product.name(),
                cycle,
                course.past().stream()
                        .map(step -> new Sold(step.from(), step.to(), step.units()))
                        .toList(),
                course.coming().stream()
                        .map(step -> new Coming(
                                step.from(),
                                step.to(),
                                Rounded.of(step.expected().mean()),
                                interval(step.expected())))
                        .toList(),
                course.soldOut(),
                course.stockKnown(),
                holding == null || holding.parLevel() == 0 ? null : holding.parLevel(),
                holding == null || holding.capacity() == 0 ? null : holding.capacity());
    }

    private static Interval interval(Outlook.Expected expected) {
        return new Interval(at(expected, LOWER), at(expected, UPPER), INTERVAL_LEVEL);
    }

    private static Movement movement(Trend trend) {
        return new Movement(trend.direction(), Rounded.of((trend.ratio() - 1) * 100));
    }

    private static Levels levels(Outlook outlook, int days) {
        List<Total> categories = new ArrayList<>();
        Stream.Builder<Total> machine = Stream.builder();
        for (Outlook.Group group : outlook.groups(days)) {
            boolean whole = group.level() == Level.MACHINE;
            Total total = new Total(
                    whole ? null : group.category(),
                    Rounded.of(group.expected().mean()),
                    quantiles(group.expected()),
                    Reliability.of(group.expected().mean(), outlook.daysKnown()));
            if (whole) {
                machine.add(total);
            } else {
                categories.add(total);
            }
        }
        return new Levels(machine.build().findFirst().orElseThrow(), categories);
    }

    private static Map<String, Double> quantiles(Outlook.Expected expected) {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        for (int q = 0; q < DemandForecast.LEVELS.size(); q++) {
            quantiles.put(
                    String.valueOf(DemandForecast.LEVELS.get(q)),
                    expected.quantiles().get(q));
        }
        return quantiles;
    }

    private static double at(Outlook.Expected expected, double level) {
        return expected.quantiles().get(DemandForecast.LEVELS.indexOf(level));
    }

    private static @Nullable String reason(Reliability reliability, Outlook outlook) {
        return switch (reliability) {
            case GOOD -> null;
            case TOO_FEW_SALES ->
                "Fewer than %d units are expected, so chance alone moves single figures by more than 15 %%."
                        .formatted(DemandForecast.ENOUGH_UNITS);
            case SHORT_HISTORY ->
                outlook.daysKnown() == 0
                        ? "No sales are on record: the figures rest on averages and on what is usual."
                        : "Only %d days of sales are on record.".formatted(outlook.daysKnown());
        };
    }
}
