package io.slotwise.engine.insight.scenario;

import io.slotwise.engine.insight.scenario.Outlook.Driver;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.value.ValueModel;
import io.slotwise.engine.value.evidence.Elasticities;
import io.slotwise.engine.value.evidence.Elasticities.Estimate;
import io.slotwise.engine.value.evidence.Evidence;
import io.slotwise.engine.value.money.Normal;
import io.slotwise.engine.value.money.ValueSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** One driver at a time: what it does to the expected money of a week, and where it meets a target. */
final class Drivers {
    private static final double TENTH = 0.1;
    private static final double HALF = 0.5;
    private static final double LEAST_FACTOR = 0.05;
    private static final double MOST_FACTOR = 5;
    private static final double MIN_DAYS = 0.25;
    private static final double MAX_DAYS = 365;
    private static final int BISECTIONS = 40;
    private static final int GRID = 40;
    private static final double NOTHING = 0.005;

    private final Evidence evidence;
    private final Planogram planogram;
    private final ValueSettings settings;
    private final Scenario asIs = Scenario.asToday("as_today");

    Drivers(Evidence evidence, Planogram planogram, ValueSettings settings) {
        this.evidence = evidence;
        this.planogram = planogram;
        this.settings = settings;
    }

    List<Outlook.Sensitivity> sensitivities() {
        double days = evidence.machine().service().intervalDays();
        double sd = Math.max(evidence.rates().levelSd(), TENTH / Normal.EIGHTY_PERCENT);
        double up = Math.exp(Normal.EIGHTY_PERCENT * sd);
        Elasticities beliefs = evidence.elasticities();
        List<Outlook.Sensitivity> all = new ArrayList<>();
        all.add(of(Driver.DEMAND, 1 / up, up, factor -> money(asIs.withDemand(factor))));
        all.add(of(Driver.PRICES, 1 - TENTH, 1 + TENTH, factor -> money(asIs.withPrices(factor))));
        all.add(of(Driver.COSTS, 1 - TENTH, 1 + TENTH, factor -> money(asIs.withCosts(factor))));
        all.add(of(
                Driver.SERVICE_INTERVAL,
                Math.max(MIN_DAYS, days * HALF),
                Math.min(MAX_DAYS, days * (1 + HALF)),
                one -> money(asIs.withIntervalDays(one))));
        all.add(of(
                Driver.PRICE_ELASTICITY,
                beliefs.price(),
                value -> new Elasticities(beliefs.facings(), surely(value), beliefs.lostLogit(), beliefs.within())));
        all.add(of(
                Driver.FACINGS_ELASTICITY,
                beliefs.facings(),
                value -> new Elasticities(surely(value), beliefs.price(), beliefs.lostLogit(), beliefs.within())));
        all.add(of(
                Driver.SHARE_LOST,
                beliefs.lostLogit(),
                value -> new Elasticities(beliefs.facings(), beliefs.price(), surely(value), beliefs.within())));
        return all.stream()
                .filter(one -> one.swing() >= NOTHING)
                .sorted(Comparator.comparingDouble(Outlook.Sensitivity::swing).reversed())
                .toList();
    }

    List<Outlook.BreakEven> breakEvens(double target) {
        return List.of(
                new Outlook.BreakEven(
                        Driver.DEMAND, target, breakEven(factor -> money(asIs.withDemand(factor)) - target)),
                new Outlook.BreakEven(
                        Driver.PRICES, target, breakEven(factor -> money(asIs.withPrices(factor)) - target)),
                new Outlook.BreakEven(
                        Driver.COSTS, target, breakEven(factor -> money(asIs.withCosts(factor)) - target)));
    }

    private static Estimate surely(double value) {
        return new Estimate(value, 0);
    }

    private static Outlook.Sensitivity of(Driver driver, double low, double high, DoubleUnaryOperator money) {
        return new Outlook.Sensitivity(driver, low, high, money.applyAsDouble(low), money.applyAsDouble(high));
    }

    /** A belief at the ends of its middle 80 %. */
    private Outlook.Sensitivity of(Driver driver, Estimate belief, DoubleFunction<Elasticities> with) {
        double low = belief.mean() - Normal.EIGHTY_PERCENT * belief.sd();
        double high = belief.mean() + Normal.EIGHTY_PERCENT * belief.sd();
        return of(driver, low, high, value -> money(with.apply(value)));
    }

    private double money(Scenario scenario) {
        World world = World.of(evidence, planogram, scenario, settings);
        return world.model().weekly(world.planogram()).total();
    }

    private double money(Elasticities elasticities) {
        Evidence then = new Evidence(
                evidence.machine(),
                evidence.cabinetIndex(),
                evidence.catalogue(),
                evidence.rates(),
                evidence.positions(),
                elasticities,
                evidence.companions());
        return ValueModel.of(then, settings).weekly(planogram).total();
    }

    /** The factor nearest to 1 (in the logarithm) at which a gap closes. */
    private static @Nullable Double breakEven(DoubleUnaryOperator gap) {
        double atOne = gap.applyAsDouble(1);
        Double down = crossing(gap, atOne, LEAST_FACTOR);
        Double up = crossing(gap, atOne, MOST_FACTOR);
        if (down == null || up == null) {
            return down == null ? up : down;
        }
        return -Math.log(down) < Math.log(up) ? down : up;
    }

    private static @Nullable Double crossing(DoubleUnaryOperator gap, double atOne, double end) {
        double from = 1;
        for (int step = 1; step <= GRID; step++) {
            double to = Math.pow(end, (double) step / GRID);
            if (atOne > 0 != gap.applyAsDouble(to) > 0) {
                return bisect(gap, atOne > 0, from, to);
            }
            from = to;
        }
        return null;
    }

    private static double bisect(DoubleUnaryOperator gap, boolean positive, double from, double to) {
        double same = from;
        double other = to;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = Math.sqrt(same * other);
            if (gap.applyAsDouble(middle) > 0 == positive) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return Math.sqrt(same * other);
    }
}
