package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.filter.Evidence;
import io.slotwise.engine.demand.filter.Evidence.Trust;
import io.slotwise.engine.demand.filter.PlainLevels;
import io.slotwise.engine.demand.filter.RidgePoisson;
import io.slotwise.engine.demand.filter.ShareFilter.Setting;
import java.util.Arrays;
import java.util.List;

/**
 * The mixture of the filters, learnt on the fleet's own trailing origins for one horizon. First the filters and the plain
 * memories are weighed by their likelihood, for the fleet and then for each machine, which settles what regime a machine
 * is in. Filters are averaged by their logarithms; memories as they are, for a short one that has seen no sale is near 0
 * and would drag a product of them down. Then a ridge Poisson regression corrects the mixture by contrasts between the
 * filters and by recent sales; a second one, drawn to the first, does so for each machine. With few cells the ridge leaves
 * the mixture as it is.
 */
final class Stack {
    private static final double FLEET_RIDGE = 2_000;
    private static final double MACHINE_RIDGE = 10_000;
    private static final double INTERCEPT_RIDGE = 0.3;
    private static final double LEAST_VARIANCE = 0.05;

    /** Cells of one origin go up and down together, so a cell is worth less than an independent one. */
    private static final double CELL_WORTH = 0.2;

    private static final double EVEN_SHARE = 0.1;
    private static final double DISPERSION = 1.3;
    private static final double DISPERSION_CELLS = 50;

    /** What the plain memories together are believed before anything was foretold. */
    private static final double PLAIN_SHARE = 0.5;

    private static final int MIN_CELLS = 30;
    private static final int K = SeriesFilters.COUNT;
    private static final int EXPERTS = K + PlainLevels.COUNT;
    private static final int WIDTH = 2 + K + SeriesFilters.FEATURES;

    private final MachineLevels levels;
    private final Setting[][] settings;
    private final int horizon;
    private final double[] centre = new double[SeriesFilters.FEATURES];
    private final double[][] weights;
    private final double[][] beta;

    private record Cells(double[][] x, double[] y, int[] machine) {}

    /**
     * @param traces of trailing origins whose horizon has passed
     * @param sold units of each trace's horizon
     */
    Stack(MachineLevels levels, Setting[][] settings, int horizon, List<Trace> traces, double[] sold) {
        this.levels = levels;
        this.settings = settings;
        this.horizon = horizon;
        for (Trace trace : traces) {
            for (int j = 0; j < centre.length; j++) {
                centre[j] += trace.features()[j] / traces.size();
            }
        }
        double[][] logMeans = traces.stream().map(this::logMeans).toArray(double[][]::new);
        int[] machine = traces.stream().mapToInt(Trace::machine).toArray();
        weights = weigh(logMeans, sold, machine);
        double[][] x = new double[sold.length][];
        Arrays.setAll(x, i -> row(traces.get(i), logMeans[i]));
        beta = regress(new Cells(x, sold, machine));
    }

    /** Expected units of a series over the horizon. */
    double mean(Trace trace) {
        return Math.exp(RidgePoisson.eta(row(trace, logMeans(trace)), beta[trace.machine()]));
    }

    private double[] logMeans(Trace trace) {
        return trace.logMeans(levels, settings[trace.machine()], horizon);
    }

    private double cellWeight() {
        return Math.min(1, (double) FleetModel.STEP_DAYS / horizon);
    }

    private double[] row(Trace trace, double[] logMeans) {
        double[] row = new double[WIDTH];
        double mixture = mixture(logMeans, weights[trace.machine()]);
        row[0] = 1;
        row[1] = mixture;
        for (int k = 0; k < K; k++) {
            row[2 + k] = logMeans[k] - mixture;
        }
        for (int j = 0; j < centre.length; j++) {
            row[2 + K + j] = trace.features()[j] - centre[j];
        }
        return row;
    }

    private double mixture(double[] logMeans, double[] weight) {
        double log = 0;
        double hidden = 0;
        double plain = 0;
        for (int k = 0; k < EXPERTS; k++) {
            if (k < K) {
                log += weight[k] * logMeans[k];
                hidden += weight[k];
            } else {
                plain += weight[k] * Math.exp(logMeans[k]);
            }
        }
        return Math.log(plain + hidden * Math.exp(log / Math.max(hidden, Double.MIN_NORMAL)));
    }

    private double[][] weigh(double[][] logMeans, double[] sold, int[] machine) {
        Evidence evidence = new Evidence(settings.length, EXPERTS);
        for (int i = 0; i < sold.length; i++) {
            double[] mean = Arrays.stream(logMeans[i]).map(Math::exp).toArray();
            evidence.see(machine[i], sold[i], mean, 1);
        }
        double[] prior = new double[EXPERTS];
        Arrays.fill(prior, 0, K, (1 - PLAIN_SHARE) / K);
        Arrays.fill(prior, K, EXPERTS, PLAIN_SHARE / PlainLevels.COUNT);
        return evidence.weights(
                prior, new Trust(DISPERSION, DISPERSION_CELLS, CELL_WORTH * cellWeight(), 1, EVEN_SHARE));
    }

    private double[][] regress(Cells cells) {
        double[] plain = new double[WIDTH];
        plain[1] = 1;
        double[] fleet = fit(cells, plain, FLEET_RIDGE);
        double[][] all = new double[settings.length][];
        for (int m = 0; m < all.length; m++) {
            all[m] = settings.length == 1 ? fit(cells, fleet, MACHINE_RIDGE) : fit(of(m, cells), fleet, MACHINE_RIDGE);
        }
        return all;
    }

    private static Cells of(int machine, Cells cells) {
        int[] own = java.util.stream.IntStream.range(0, cells.y.length)
                .filter(i -> cells.machine[i] == machine)
                .toArray();
        double[][] x = new double[own.length][];
        double[] y = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            x[i] = cells.x[own[i]];
            y[i] = cells.y[own[i]];
        }
        return new Cells(x, y, own);
    }

    private double[] fit(Cells cells, double[] prior, double ridge) {
        int n = cells.y.length;
        if (n <= MIN_CELLS) {
            return prior;
        }
        double[] mean = new double[WIDTH];
        double[] square = new double[WIDTH];
        for (double[] row : cells.x) {
            for (int j = 0; j < WIDTH; j++) {
                mean[j] += row[j] / n;
                square[j] += row[j] * row[j] / n;
            }
        }
        double[] precision = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            precision[j] = ridge * Math.max(LEAST_VARIANCE, square[j] - mean[j] * mean[j]);
        }
        precision[0] = ridge * INTERCEPT_RIDGE;
        double[] weight = new double[n];
        Arrays.fill(weight, cellWeight());
        return RidgePoisson.fit(cells.x, cells.y, weight, prior, precision);
    }
}
