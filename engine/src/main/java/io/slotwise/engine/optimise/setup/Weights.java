package io.slotwise.engine.optimise.setup;

import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.optimise.problem.Objective;
import io.slotwise.engine.optimise.problem.Problem;
import io.slotwise.engine.value.money.WeeklyMoney;
import io.slotwise.engine.value.slot.Pivot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An objective as weights, per week: of money, revenue and units, of each product on offer, and of each facing of
 * a healthy one. The wishes beside money are scaled by what the machine earns today, so that they mean the same on
 * a small and on a large one.
 */
public record Weights(double money, double revenue, double units, double product, double healthy) {
    private static final double VARIETY = 0.15;
    private static final double HEALTH = 0.3;
    private static final double TURNOVER = 0.1;
    private static final double LITTLE = 0.3;

    /** @param today what is worth so much, in the expected week */
    public static Weights of(Problem problem, Objective objective, WeeklyMoney today) {
        Planogram standing = problem.today();
        long filledSlots =
                standing.slots().stream().filter(slot -> !slot.isEmpty()).count();
        int standingProducts = products(problem.model().evidence().machine().planograms(), standing);
        double earned = Math.max(today.total() + today.visit(), 0);
        double perProduct = VARIETY * earned / Math.max(1, standingProducts);
        double perFacing = HEALTH * earned / Math.max(1, filledSlots);
        double perUnit = TURNOVER * earned / Math.max(1, today.units());
        return switch (objective) {
            case REVENUE -> new Weights(0, 1, 0, 0, 0);
            case MARGIN -> new Weights(1, 0, 0, 0, 0);
            case TURNOVER -> new Weights(0, 0, 1, 0, 0);
            case VARIETY -> new Weights(1, 0, 0, perProduct, 0);
            case HEALTH -> new Weights(1, 0, 0, 0, perFacing);
            case BALANCED -> new Weights(1, 0, perUnit, LITTLE * perProduct, LITTLE * perFacing);
        };
    }

    public Weights times(double factor) {
        return new Weights(factor * money, factor * revenue, factor * units, factor * product, factor * healthy);
    }

    public Weights plus(Weights other) {
        return new Weights(
                money + other.money,
                revenue + other.revenue,
                units + other.units,
                product + other.product,
                healthy + other.healthy);
    }

    static boolean isHealthy(Product product) {
        return product.tags().contains(Objective.HEALTHY);
    }

    double of(Pivot.Count count) {
        return switch (count) {
            case MONEY -> money;
            case REVENUE -> revenue;
            case UNITS -> units;
        };
    }

    /** What others lose for a unit of attraction that comes into a category. */
    double pull(Pivot pivot, int nest) {
        double sum = 0;
        for (Pivot.Count count : Pivot.Count.values()) {
            sum += of(count) * pivot.pull(nest, count);
        }
        return sum;
    }

    /** Of a planogram, given its week. */
    public double of(WeeklyMoney week, int products, int healthyFacings) {
        return money * week.total()
                + revenue * week.revenue()
                + units * week.units()
                + product * products
                + healthy * healthyFacings;
    }

    /** Distinct products over all cabinets, this one replaced. */
    static int products(List<Planogram> planograms, Planogram changed) {
        Set<String> ids = new HashSet<>();
        for (Planogram planogram : planograms) {
            boolean same = planogram.cabinet().index() == changed.cabinet().index();
            ids.addAll((same ? changed : planogram).productIds());
        }
        return ids.size();
    }
}
