package io.slotwise.engine.demand.backtest;

import io.slotwise.engine.demand.fleet.Level;
import io.slotwise.engine.demand.fleet.Panel;
import io.slotwise.engine.demand.peer.Peer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accuracy report of a past: our forecasts and those of every peer at weekly origins, on the same cells, at four
 * levels. Settings may only ever be chosen by the first half of the origins; the second half is the headline.
 *
 * @param lines by level, horizon, then method
 */
public record Accuracy(int machines, int series, int days, int origins, List<Line> lines) {
    public static final int LEAST_ORIGINS = 26;
    public static final List<Integer> HORIZONS = List.of(1, 7, 28);

    private static final int WEEK = 7;

    /**
     * One method at one level and horizon.
     *
     * @param tuning of the earlier origins
     * @param headline of the later ones
     * @param buckets of the later ones, by volume; only of our method, above products
     * @param par what filling up by it would have cost; only at a week's horizon, for products
     */
    public record Line(
            String method,
            Level level,
            int horizonDays,
            Score tuning,
            Score headline,
            List<Bucket> buckets,
            @Nullable ParRun par) {
        public Line {
            buckets = List.copyOf(buckets);
        }
    }

    public Accuracy {
        lines = List.copyOf(lines);
    }

    /**
     * Back-tests every method. Time goes with origins × series; some 5 ms for each origin of a small fleet.
     *
     * @param horizons in days, ascending
     * @throws IllegalArgumentException if the past is too short for the origins and the longest horizon
     */
    public static Accuracy of(Panel panel, int origins, List<Integer> horizons) {
        Backtest backtest = Backtest.of(panel, origins, horizons.getLast());
        List<Backtest.Result> results = new ArrayList<>(backtest.run(Method.fleet(), horizons));
        for (Peer peer : Peer.values()) {
            results.addAll(backtest.run(Method.of(peer), horizons));
        }
        List<Line> lines = new ArrayList<>();
        for (Level level : Level.values()) {
            for (int days : horizons) {
                results.stream()
                        .filter(one -> one.level() == level && one.horizonDays() == days)
                        .map(one -> line(one, backtest))
                        .forEach(lines::add);
            }
        }
        return new Accuracy(panel.machines().size(), panel.series().size(), panel.days(), origins, lines);
    }

    private static Line line(Backtest.Result result, Backtest backtest) {
        List<Backtest.Cell> later = result.secondHalf();
        boolean counted = result.method().equals(Method.FLEET) && result.level() != Level.SKU;
        boolean filled = result.level() == Level.SKU && result.horizonDays() == WEEK;
        return new Line(
                result.method(),
                result.level(),
                result.horizonDays(),
                Score.of(result.firstHalf()),
                Score.of(later),
                counted ? Bucket.of(later, backtest.units(result.level()), result.horizonDays()) : List.of(),
                filled ? ParRun.of(later) : null);
    }
}
