package io.slotwise.engine.demand.backtest;

import io.slotwise.engine.demand.fleet.Forecasts;
import io.slotwise.engine.demand.fleet.Groups;
import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param group index at its level, the same at every origin
     * @param quantiles in the order of {@link Forecasts#quantileLevels}; empty where the method gives none
     */
    public record Cell(int origin, int group, double mean, double[] quantiles, int actual) {}

    /**
     * The cells of one method at one level and horizon, by origin.
     *
     * @param origins how many origins there were; a cell's origin is from 0 to this
     */
    public record Result(String method, Level level, int horizonDays, int origins, List<Cell> cells) {
        public Result {
            cells = List.copyOf(cells);
        }

        /** Cells of the earlier origins: what settings may be chosen on. */
        public List<Cell> firstHalf() {
            return cells.stream().filter(cell -> cell.origin() < origins / 2).toList();
        }

        /** Cells of the later origins: what is reported. */
        public List<Cell> secondHalf() {
            return cells.stream().filter(cell -> cell.origin() >= origins / 2).toList();
        }
    }

    private record Key(Level level, int horizonDays) {}

    private final Panel panel;
    private final int origins;
    private final int lastHorizon;
    private final Map<Level, int[][]> units = new EnumMap<>(Level.class);

    private Backtest(Panel panel, int origins, int lastHorizon) {
        this.panel = panel;
        this.origins = origins;
        this.lastHorizon = lastHorizon;
        for (Level level : Level.values()) {
            units.put(level, Groups.of(panel, level).units(panel));
        }
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

    /** The results of one method at every level for some horizons, none longer than the longest; by level, then horizon. */
    public List<Result> run(Method method, List<Integer> horizons) {
        Map<Key, List<Cell>> cells = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            horizons.forEach(days -> cells.put(new Key(level, days), new ArrayList<>()));
        }
        for (int origin = 0; origin < origins; origin++) {
            Method.Fitted fitted = method.fit(panel.first(day(origin)));
            for (int days : horizons) {
                Forecasts forecasts = fitted.forecast(days);
                for (Level level : forecasts.mean().keySet()) {
                    Objects.requireNonNull(cells.get(new Key(level, days)))
                            .addAll(cells(forecasts, level, origin, days));
                }
            }
        }
        return cells.entrySet().stream()
                .map(one -> new Result(
                        method.name(), one.getKey().level(), one.getKey().horizonDays(), origins, one.getValue()))
                .toList();
    }

    /** The first day that an origin forecasts. */
    int day(int origin) {
        return panel.days() - lastHorizon - (origins - 1 - origin) * STEP_DAYS;
    }

    /** Units of every group, shape {@code [group][day]}. */
    int[][] units(Level level) {
        return Objects.requireNonNull(units.get(level));
    }

    private List<Cell> cells(Forecasts forecasts, Level level, int origin, int horizonDays) {
        double[] mean = Objects.requireNonNull(forecasts.mean().get(level));
        double @Nullable [][] quantiles = forecasts.quantiles().get(level);
        int day = day(origin);
        List<Cell> cells = new ArrayList<>();
        int[][] sold = units(level);
        for (int g = 0; g < sold.length; g++) {
            if (sum(sold[g], Math.max(0, day - ASSORTMENT_DAYS), day) > 0) {
                double[] at = quantiles == null ? new double[0] : quantiles[g];
                cells.add(new Cell(origin, g, mean[g], at, sum(sold[g], day, day + horizonDays)));
            }
        }
        return cells;
    }

    static int sum(int[] units, int from, int to) {
        int sum = 0;
        for (int t = from; t < to; t++) {
            sum += units[t];
        }
        return sum;
    }
}
