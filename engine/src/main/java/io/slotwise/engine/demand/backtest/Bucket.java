package io.slotwise.engine.demand.backtest;

import io.slotwise.engine.demand.count.NegativeBinomial;
import java.util.ArrayList;
import java.util.List;

/**
 * How often cells of one volume were forecast within ±15 % and ±10 %, beside what was possible.
 *
 * @param from least expected units
 * @param to expected units from which the next bucket begins; infinite for the last
 * @param dispersion of a period's units around a level known from both sides, beyond Poisson
 */
public record Bucket(double from, double to, int cells, double dispersion, Share within15, Share within10) {
    private static final double[] STARTS = {0, 5, 20, 75, 200};
    private static final double LEAST_MEAN = 0.01;

    /**
     * A share of hits.
     *
     * @param poisson the best share if buyers were independent and the true mean known
     * @param overDispersed the same with the spread that such cells show from one period to the next
     */
    public record Share(double hit, double poisson, double overDispersed) {
        /** The share of what was possible that was reached. */
        public double attainment() {
            return overDispersed == 0 ? 0 : hit / overDispersed;
        }
    }

    /**
     * The cells by volume; buckets without a cell are left out.
     *
     * @param units of every group by day, to see how far its periods spread
     */
    static List<Bucket> of(List<Backtest.Cell> cells, int[][] units, int horizonDays) {
        List<Bucket> buckets = new ArrayList<>();
        for (int b = 0; b < STARTS.length; b++) {
            double from = STARTS[b];
            double to = b + 1 < STARTS.length ? STARTS[b + 1] : Double.POSITIVE_INFINITY;
            List<Backtest.Cell> own = cells.stream()
                    .filter(cell -> cell.mean() >= from && cell.mean() < to)
                    .toList();
            if (!own.isEmpty()) {
                int[] groups =
                        own.stream().mapToInt(Backtest.Cell::group).distinct().toArray();
                double dispersion = dispersion(groups, units, horizonDays);
                buckets.add(new Bucket(
                        from, to, own.size(), dispersion, share(own, dispersion, 0.15), share(own, dispersion, 0.10)));
            }
        }
        return buckets;
    }

    private static Share share(List<Backtest.Cell> cells, double dispersion, double tolerance) {
        double hits = 0;
        double poisson = 0;
        double over = 0;
        for (Backtest.Cell cell : cells) {
            double mean = Math.max(LEAST_MEAN, cell.mean());
            boolean hit = cell.actual() > 0 && Math.abs(cell.mean() - cell.actual()) <= tolerance * cell.actual();
            hits += hit ? 1 : 0;
            poisson += Ceiling.of(new NegativeBinomial(mean, 0), tolerance);
            over += Ceiling.of(new NegativeBinomial(mean, dispersion), tolerance);
        }
        return new Share(hits / cells.size(), poisson / cells.size(), over / cells.size());
    }

    /**
     * Moments of the differences of neighbouring periods (von Neumann and others 1941), which a slow change of level
     * does not move.
     */
    private static double dispersion(int[] groups, int[][] units, int period) {
        double over = 0;
        double squares = 0;
        for (int group : groups) {
            int[] own = units[group];
            for (int end = own.length; end - 2 * period >= 0; end -= period) {
                double later = Backtest.sum(own, end - period, end);
                double earlier = Backtest.sum(own, end - 2 * period, end - period);
                if (later + earlier > 0) {
                    double half = (later - earlier) * (later - earlier) / 2;
                    over += half - (later + earlier) / 2;
                    squares += later * earlier;
                }
            }
        }
        return squares == 0 ? 0 : Math.max(0, over / squares);
    }
}
