package io.slotwise.engine.demand.outlook;

import io.slotwise.engine.demand.count.NegativeBinomial;
import io.slotwise.engine.demand.fleet.Belief;
import io.slotwise.engine.demand.fleet.FleetModel;
import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Groups;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.model.Catalogue;
import io.slotwise.engine.model.Product;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outlook of one machine of a fitted fleet. Learns each horizon that is asked about on first use; use it from one
 * thread at a time, as the model.
 */
public final class FittedOutlook implements Outlook {
    private static final int INTERVAL_DAYS = 7;
    private static final double LEAST_MEAN = 1e-4;

    /** Spread of a product that never sold here: of its rate, a Gamma of shape 2, and of its days. */
    private static final double NEWCOMER_DISPERSION = 0.6;

    private final FleetModel model;
    private final int machine;
    private final Map<String, Integer> series = new HashMap<>();
    private final List<Item> items = new ArrayList<>();
    private final Map<Integer, Forecasts> horizons = new HashMap<>();

    private FittedOutlook(FleetModel model, int machine) {
        this.model = model;
        this.machine = machine;
    }

    /**
     * The outlook for the products that stand in a machine, then for others that sold there lately.
     *
     * @param standing ids of what stands there, also where it never sold
     * @throws IllegalArgumentException if the model has no such machine
     */
    public static FittedOutlook of(FleetModel model, String deviceId, Set<String> standing, Catalogue catalogue) {
        int machine = model.panel().machines().indexOf(deviceId);
        if (machine < 0) {
            throw new IllegalArgumentException("The device (%s) is not in the fleet.".formatted(deviceId));
        }
        FittedOutlook outlook = new FittedOutlook(model, machine);
        outlook.list(standing, catalogue);
        return outlook;
    }

    private void list(Set<String> standing, Catalogue catalogue) {
        Panel panel = model.panel();
        Set<String> ids = new LinkedHashSet<>(standing);
        for (int s = panel.firstSeries(machine); s < panel.firstSeries(machine + 1); s++) {
            series.put(panel.series().get(s).productId(), s);
            if (soldLately(panel.units(s))) {
                ids.add(panel.series().get(s).productId());
            }
        }
        for (String id : ids) {
            items.add(item(id, catalogue.find(id)));
        }
    }

    private Item item(String id, @Nullable Product product) {
        Integer number = series.get(id);
        Belief belief = number == null ? null : model.belief(number);
        if (number == null || belief == null) {
            String category = product == null ? "" : product.category();
            return new Item(id, model.newcomerPerDay(machine, id, category), 1, Trend.UNKNOWN);
        }
        return new Item(
                id,
                belief.unitsPerDay(),
                Math.clamp(belief.priorShare(), 0, 1),
                Trend.of(model.panel().units(number)));
    }

    private static boolean soldLately(int[] units) {
        int from = Math.max(0, units.length - FleetModel.ASSORTMENT_DAYS);
        return Arrays.stream(units, from, units.length).anyMatch(sold -> sold > 0);
    }

    @Override
    public LocalDate from() {
        return model.panel().endDay();
    }

    @Override
    public int daysKnown() {
        return model.panel().days();
    }

    @Override
    public List<Item> items() {
        return List.copyOf(items);
    }

    @Override
    public Expected sales(Item item, int days) {
        Integer number = series.get(item.productId());
        if (number != null && soldLately(model.panel().units(number))) {
            return expected(forecasts(days), Level.SKU, number);
        }
        Belief belief = number == null ? null : model.belief(number);
        double mean = Math.max(LEAST_MEAN, item.unitsPerDay() * days * (belief == null ? 1 : belief.offer()));
        return StatedOutlook.expected(new NegativeBinomial(mean, NEWCOMER_DISPERSION));
    }

    @Override
    public NegativeBinomial demand(Item item, double days) {
        double mean = Math.max(LEAST_MEAN, item.unitsPerDay() * days);
        return series.containsKey(item.productId())
                ? new NegativeBinomial(mean, model.law(INTERVAL_DAYS, mean).dispersion())
                : new NegativeBinomial(mean, NEWCOMER_DISPERSION);
    }

    @Override
    public List<Group> groups(int days) {
        Panel panel = model.panel();
        Forecasts forecasts = forecasts(days);
        Groups categories = Groups.of(panel, Level.CATEGORY);
        List<Group> groups = new ArrayList<>();
        Set<Integer> done = new LinkedHashSet<>();
        for (int s = panel.firstSeries(machine); s < panel.firstSeries(machine + 1); s++) {
            int group = categories.of()[s];
            if (soldLately(panel.units(s)) && done.add(group)) {
                String name = panel.categories().get(panel.series().get(s).category());
                groups.add(new Group(Level.CATEGORY, name, expected(forecasts, Level.CATEGORY, group)));
            }
        }
        groups.add(new Group(Level.MACHINE, "", expected(forecasts, Level.MACHINE, machine)));
        return groups;
    }

    /** Of all products at once, so each horizon is worked out but once. */
    private Forecasts forecasts(int days) {
        return horizons.computeIfAbsent(days, model::forecast);
    }

    private static Expected expected(Forecasts forecasts, Level level, int group) {
        double mean = Objects.requireNonNull(forecasts.mean().get(level))[group];
        double[] quantiles = Objects.requireNonNull(forecasts.quantiles().get(level))[group];
        return new Expected(mean, Arrays.stream(quantiles).boxed().toList());
    }

    @Override
    public double seasonality(int days) {
        return model.seasonality(machine, days);
    }

    @Override
    public Influences influences(int days) {
        return Influences.of(model, machine, days);
    }

    @Override
    public Course course(Item item, int stepDays) {
        List<Course.Coming> coming = new ArrayList<>();
        double before = 0;
        for (int step = 1; step <= Course.stepsAhead(stepDays); step++) {
            int days = step * stepDays;
            double until = sales(item, days).mean();
            LocalDate first = from().plusDays(days - (long) stepDays);
            coming.add(new Course.Coming(first, from().plusDays(days - 1L), step(item, until - before, days)));
            before = until;
        }
        Integer number = series.get(item.productId());
        return number == null ? Course.ahead(stepDays, coming) : Course.of(model.panel(), number, stepDays, coming);
    }

    /** The last step of a horizon, as uncertain as the horizon that it ends. */
    private Expected step(Item item, double mean, int days) {
        double some = Math.max(LEAST_MEAN, mean);
        double dispersion =
                series.containsKey(item.productId()) ? model.law(days, some).dispersion() : NEWCOMER_DISPERSION;
        return StatedOutlook.expected(new NegativeBinomial(some, dispersion));
    }
}
