package io.slotwise.engine.demand.backtest;

import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Groups;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of a past from its own past: at weekly origins each method sees only the days before, and is held
 * against what sold then, in the same cells as every other. A cell is a group of series that sold in the
 * {@link #ASSORTMENT_DAYS} days before the origin.
 */
public final class Backtest {
    public static final int ASSORTMENT_DAYS = 60;
    public static final int STEP_DAYS = 7;

    /**
     * One forecast and what came.
     *
     * @param quantiles in the order of {@link Forecasts#QUANTILES}; empty where the method gives none
     */
    public record Cell(int origin, double mean, double[] quantiles, int actual) {}

    /**
     * The cells of one method at one level and horizon, by origin.
     *
     * @param origins how many origins there were; a cell's origin is from 0 to this
     */
    public record Result(String method, Level level, int horizonDays, int origins, List<Cell> cells) {
        /** Cells of the earlier origins: what settings may be chosen on. */
        public List<Cell> firstHalf() {
            return cells.stream().filter(cell -> cell.origin() < origins / 2).toList();
        }

        /** Cells of the later origins: what is reported. */
        public List<Cell> secondHalf() {
            return cells.stream().filter(cell -> cell.origin() >= origins / 2).toList();
        }
    }

    private final Panel panel;
    private final int origins;
    private final int lastHorizon;

    private Backtest(Panel panel, int origins, int lastHorizon) {
        this.panel = panel;
        this.origins = origins;
        this.lastHorizon = lastHorizon;
    }

    /**
     * A back-test whose last origin leaves room for the longest horizon.
     *
     * @throws IllegalArgumentException if the panel is too short for so many weekly origins
     */
    public static Backtest of(Panel panel, int origins, int longestHorizon) {
        int first = panel.days() - longestHorizon - (origins - 1) * STEP_DAYS;
        if (origins < 2 || first < STEP_DAYS) {
            throw new IllegalArgumentException(
                    "A panel of %d days has no room for %d weekly origins and a horizon of %d days."
                            .formatted(panel.days(), origins, longestHorizon));
        }
        return new Backtest(panel, origins, longestHorizon);
    }

    /** The results of one method at every level, for one horizon. */
    public List<Result> run(Method method, int horizonDays) {
        Map<Level, List<Cell>> cells = new EnumMap<>(Level.class);
        for (int o = 0; o < origins; o++) {
            int day = panel.days() - lastHorizon - (origins - 1 - o) * STEP_DAYS;
            Forecasts forecasts = method.forecast(panel.first(day), horizonDays);
            for (Level level : Level.values()) {
                double[] mean = forecasts.mean().get(level);
                if (mean != null) {
                    cells.computeIfAbsent(level, any -> new ArrayList<>())
                            .addAll(cells(
                                    mean, forecasts.quantiles().get(level), level, new When(o, day, horizonDays)));
                }
            }
        }
        List<Result> results = new ArrayList<>();
        for (Level level : Level.values()) {
            List<Cell> found = List.copyOf(cells.getOrDefault(level, List.of()));
            results.add(new Result(method.name(), level, horizonDays, origins, found));
        }
        return results;
    }

    /** An origin, the first day that it forecasts, and how many. */
    private record When(int origin, int day, int horizonDays) {}

    private List<Cell> cells(double[] mean, double @Nullable [][] quantiles, Level level, When when) {
        List<Cell> cells = new ArrayList<>();
        int[][] units = Groups.of(panel, level).units(panel);
        for (int g = 0; g < units.length; g++) {
            if (sum(units[g], Math.max(0, when.day - ASSORTMENT_DAYS), when.day) > 0) {
                double[] at = quantiles == null ? new double[0] : quantiles[g];
                cells.add(new Cell(when.origin, mean[g], at, sum(units[g], when.day, when.day + when.horizonDays)));
            }
        }
        return cells;
    }

    private static int sum(int[] units, int from, int to) {
        int sum = 0;
        for (int t = from; t < to; t++) {
            sum += units[t];
        }
        return sum;
    }
}
