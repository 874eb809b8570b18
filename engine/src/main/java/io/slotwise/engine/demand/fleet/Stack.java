package io.slotwise.engine.demand.fleet;

import io.slotwise.engine.demand.filter.RidgePoisson;
import io.slotwise.engine.demand.filter.ShareFilter.Setting;
import java.util.Arrays;
import java.util.List;

/**
 * The mixture of the filters, learnt on the fleet's own trailing origins for one horizon. First the filters
 * are weighed by their likelihood, for the fleet and then for each machine (pseudo Bayesian model averaging,
 * Yao and others 2018), which settles what regime a machine is in. Then a ridge Poisson regression corrects
 * the mixture by contrasts between the filters and by recent sales; a second one, drawn to the first, does so
 * for each machine. With few cells the ridge leaves the plain mixture as it is.
 */
final class Stack {
    private static final double FLEET_RIDGE = 2_000;
    private static final double MACHINE_RIDGE = 10_000;
    private static final double INTERCEPT_RIDGE = 0.3;
    private static final double LEAST_VARIANCE = 0.05;

    /** Cells of one origin go up and down together, so a cell is worth less than an independent one. */
    private static final double CELL_WORTH = 0.2;

    private static final double EVEN_SHARE = 0.1;
    private static final int MIN_CELLS = 30;
    private static final int K = SeriesFilters.COUNT;
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
        double[] weight = weights[trace.machine()];
        double mixture = 0;
        for (int k = 0; k < K; k++) {
            mixture += weight[k] * logMeans[k];
        }
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

    private double[][] weigh(double[][] logMeans, double[] sold, int[] machine) {
        double[][] score = new double[settings.length][K];
        double[] all = new double[K];
        for (int i = 0; i < sold.length; i++) {
            for (int k = 0; k < K; k++) {
                double gain = CELL_WORTH * cellWeight() * (sold[i] * logMeans[i][k] - Math.exp(logMeans[i][k]));
                score[machine[i]][k] += gain;
                all[k] += gain;
            }
        }
        double[] even = new double[K];
        Arrays.fill(even, 1.0 / K);
        double[] fleet = softmax(all, even);
        for (int k = 0; k < K; k++) {
            fleet[k] = EVEN_SHARE / K + (1 - EVEN_SHARE) * fleet[k];
        }
        double[][] weight = new double[settings.length][];
        Arrays.setAll(weight, m -> softmax(score[m], fleet));
        return weight;
    }

    private static double[] softmax(double[] score, double[] prior) {
        double best = Arrays.stream(score).max().orElse(0);
        double[] weight = new double[score.length];
        double sum = 0;
        for (int k = 0; k < weight.length; k++) {
            weight[k] = prior[k] * Math.exp(score[k] - best);
            sum += weight[k];
        }
        for (int k = 0; k < weight.length; k++) {
            weight[k] /= sum;
        }
        return weight;
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
