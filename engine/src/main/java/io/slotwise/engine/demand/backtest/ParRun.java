package io.slotwise.engine.demand.backtest;

import io.slotwise.engine.demand.ParLevel;
import io.slotwise.engine.demand.count.NegativeBinomial;
import io.slotwise.engine.demand.fleet.Forecasts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What filling up to a forecast would have cost, played week by week: at each origin a product is filled up to the
 * quantile of its week at which a missed sale weighs as much as the units left over, then the week's units are taken,
 * oldest first, and what stays longer than {@link #SHELF_LIFE_WEEKS} is thrown away. A method without quantiles fills
 * by the Poisson law of its mean.
 *
 * @param fillRate units sold ÷ units wanted
 * @param lostMarginPerCell margins missed in a product's week, where a unit's margin is 1
 * @param leftPerCell units left at a week's end
 * @param wastePerCell units thrown away
 * @param costPerCell what was missed and what was left over, at {@link #PRICES}
 */
public record ParRun(
        double fillRate, double lostMarginPerCell, double leftPerCell, double wastePerCell, double costPerCell) {
    public static final int SHELF_LIFE_WEEKS = 6;

    /** A missed sale costs nine times what a unit left over does: fill up to the quantile at .9. */
    public static final ParLevel PRICES = new ParLevel(1, 0, 1 / 9.0);

    private static final double LEAST_MEAN = 1e-4;
    private static final double ROUNDING = 1e-9;

    /** Plays the cells of one week's horizon. */
    static ParRun of(List<Backtest.Cell> weeks) {
        Map<Integer, Map<Integer, Backtest.Cell>> byGroup = new TreeMap<>();
        for (Backtest.Cell cell : weeks) {
            byGroup.computeIfAbsent(cell.group(), unseen -> new TreeMap<>()).put(cell.origin(), cell);
        }
        Tally tally = new Tally();
        for (Map<Integer, Backtest.Cell> group : byGroup.values()) {
            Stock stock = new Stock();
            group.forEach((week, cell) -> tally.add(stock, week, cell));
        }
        return tally.result(weeks.size());
    }

    private static int par(Backtest.Cell cell) {
        double level = PRICES.serviceLevel();
        return cell.quantiles().length > 0
                ? (int) cell.quantiles()[indexOf(level)]
                : new NegativeBinomial(Math.max(LEAST_MEAN, cell.mean()), 0).quantile(level);
    }

    private static int indexOf(double level) {
        double[] levels = Forecasts.quantileLevels();
        return IntStream.range(0, levels.length)
                .filter(q -> Math.abs(levels[q] - level) < ROUNDING)
                .findFirst()
                .orElseThrow();
    }

    /** What lies in a slot, oldest first. */
    private static final class Stock {
        private record Batch(int week, int units) {}

        private final Deque<Batch> batches = new ArrayDeque<>();

        int units() {
            return batches.stream().mapToInt(Batch::units).sum();
        }

        int discard(int week) {
            int wasted = 0;
            while (!batches.isEmpty() && week - batches.getFirst().week() >= SHELF_LIFE_WEEKS) {
                wasted += batches.removeFirst().units();
            }
            return wasted;
        }

        void fillTo(int par, int week) {
            int missing = par - units();
            if (missing > 0) {
                batches.addLast(new Batch(week, missing));
            }
        }

        int take(int wanted) {
            int taken = 0;
            while (taken < wanted && !batches.isEmpty()) {
                Batch oldest = batches.removeFirst();
                int from = Math.min(wanted - taken, oldest.units());
                taken += from;
                if (from < oldest.units()) {
                    batches.addFirst(new Batch(oldest.week(), oldest.units() - from));
                }
            }
            return taken;
        }
    }

    private static final class Tally {
        private double wanted;
        private double sold;
        private double left;
        private double wasted;

        void add(Stock stock, int week, Backtest.Cell cell) {
            wasted += stock.discard(week);
            stock.fillTo(par(cell), week);
            wanted += cell.actual();
            sold += stock.take(cell.actual());
            left += stock.units();
        }

        ParRun result(int cells) {
            double lost = wanted - sold;
            return new ParRun(
                    wanted == 0 ? 1 : sold / wanted,
                    lost / cells,
                    left / cells,
                    wasted / cells,
                    (lost * PRICES.marginPerUnit() + left * PRICES.overagePerUnit()) / cells);
        }
    }
}
