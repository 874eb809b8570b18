package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.spread.Spread;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All that is learnt for one horizon: the stack of the series, the reconciliation of products with their
 * machine, and the spread at every level. A horizon too long for the past to teach is forecast by the longest
 * that it can, at the same units per day.
 */
final class HorizonModel {
    private static final int MAX_TRAINED_DAYS = 91;
    private static final int DAYS_KEPT_FOR_ORIGINS = 56;
    private static final double PRIOR_CELLS = 10;

    private final FleetModel fleet;
    private final int horizon;
    private final int trained;
    private final List<Trace> traces;
    private final Stack stack;
    private final Reconciliation reconciliation;
    private final Map<Level, Spread> spreads = new EnumMap<>(Level.class);

    HorizonModel(FleetModel fleet, int horizonDays) {
        this.fleet = fleet;
        horizon = horizonDays;
        int days = fleet.panel().days();
        trained =
                Math.min(horizonDays, Math.clamp(days - DAYS_KEPT_FOR_ORIGINS, FleetModel.STEP_DAYS, MAX_TRAINED_DAYS));
        traces = fleet.past().stream()
                .filter(trace -> trace.origin() + trained <= days)
                .toList();
        double[] sold = traces.stream()
                .mapToDouble(trace -> sum(fleet.panel().units(trace.series()), trace.origin(), trained))
                .toArray();
        stack = new Stack(fleet.levels(), fleet.settings(), trained, traces, sold);
        reconciliation = Reconciliation.learn(fleet, traces, sold, trained);
        for (Level level : Level.values()) {
            spreads.put(level, spread(level));
        }
    }

    static int sum(int[] units, int from, int days) {
        int sum = 0;
        for (int t = from; t < from + days; t++) {
            sum += units[t];
        }
        return sum;
    }

    Forecasts forecast() {
        double scale = (double) horizon / trained;
        Means now = means(fleet.now(), fleet.panel().days());
        Map<Level, double[]> means = new EnumMap<>(Level.class);
        Map<Level, double[][]> quantiles = new EnumMap<>(Level.class);
        double[] levels = Forecasts.quantileLevels();
        for (Level level : Level.values()) {
            Spread spread = spreadOf(level);
            double[] mean = Arrays.stream(now.at(level)).map(m -> m * scale).toArray();
            means.put(level, mean);
            quantiles.put(
                    level,
                    Arrays.stream(mean)
                            .mapToObj(m -> spread.quantiles(m, levels))
                            .toArray(double[][]::new));
        }
        return new Forecasts(means, quantiles);
    }

    /** Reconciled expectations over the trained horizon, as of one day. */
    Means means(List<Trace> asOf, int day) {
        double[] mean = new double[fleet.panel().series().size()];
        for (Trace trace : asOf) {
            mean[trace.series()] = stack.mean(trace);
        }
        return reconciliation.reconcile(mean, day);
    }

    private Spread spread(Level level) {
        Residuals residuals = Residuals.collect(this, level);
        double worth = Math.min(1, (double) FleetModel.STEP_DAYS / trained);
        Set<Integer> origins = new HashSet<>();
        traces.forEach(trace -> origins.add(trace.origin()));
        double blocks =
                level == Level.SKU || level == Level.CATEGORY ? origins.size() * worth : Double.POSITIVE_INFINITY;
        return Spread.learn(
                new Spread.Cells(residuals.mean(), residuals.actual(), worth, blocks),
                new Spread.Prior(usualDispersion(level), PRIOR_CELLS));
    }

    private static double usualDispersion(Level level) {
        return switch (level) {
            case SKU -> 0.3;
            case CATEGORY -> 0.15;
            case MACHINE -> 0.05;
            case FLEET -> 0.03;
        };
    }

    FleetModel fleet() {
        return fleet;
    }

    /** What was known at trailing origins whose horizon has passed. */
    List<Trace> traces() {
        return traces;
    }

    int trainedDays() {
        return trained;
    }

    Spread spreadOf(Level level) {
        return Objects.requireNonNull(spreads.get(level));
    }
}
