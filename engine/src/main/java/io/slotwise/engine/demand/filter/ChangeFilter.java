package io.slotwise.engine.demand.filter;

import io.slotwise.engine.demand.count.NegativeBinomial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The level of a count series that stays for long and then jumps: every week may have begun a new level, and all beginnings
 * are weighed by how well they foretold the weeks since (Bayesian online changepoint detection, Adams and MacKay 2007).
 * Works by the week, so that the luck of single days is not taken for a jump; weeks that spread wider than Poisson count
 * for less.
 */
public final class ChangeFilter {
    /** Chance that a week begins a new level: once a year. */
    private static final double CHANGE_PER_WEEK = 0.02;

    /** What a week's evidence counts for one week later: levels wander a little too. */
    private static final double KEPT_PER_WEEK = 0.97;

    /** Units that a new level is drawn to the old one with. */
    private static final double FRESH_UNITS = 4;

    private static final double LEAST_SHAPE = 0.5;
    private static final double USUAL_DISPERSION = 2;
    private static final double DISPERSION_WEEKS = 4;
    private static final double DISPERSION_MEMORY = 0.96;
    private static final double MAX_SQUARE = 25;
    private static final double LEAST_MEAN = 0.01;
    private static final double LEAST_LOG_WEIGHT = -9;
    private static final int MAX_RUNS = 40;

    private final List<Run> runs = new ArrayList<>();
    private double units;
    private double exposure;
    private double squares;
    private double weeks;

    /** A level that began at some week, with its weight among all. */
    private static final class Run {
        private double units;
        private double exposure;
        private double logWeight;

        Run(double units, double exposure, double logWeight) {
            this.units = units;
            this.exposure = exposure;
            this.logWeight = logWeight;
        }

        double mean() {
            return units / exposure;
        }
    }

    /** @param priorMean units per unit of exposure, above 0; soon forgotten */
    public ChangeFilter(double priorMean) {
        runs.add(new Run(LEAST_SHAPE, LEAST_SHAPE / priorMean, 0));
    }

    /** One more day. */
    public void see(int sold, double exposed) {
        units += sold;
        exposure += exposed;
    }

    /** The week is over, or what there was of a first one. */
    public void endWeek() {
        if (exposure > 0) {
            if (weeks > 0) {
                weigh();
            }
            weeks = DISPERSION_MEMORY * weeks + 1;
            for (Run run : runs) {
                run.units = KEPT_PER_WEEK * run.units + units;
                run.exposure = KEPT_PER_WEEK * run.exposure + exposure;
            }
        }
        units = 0;
        exposure = 0;
    }

    /** Units per unit of exposure. */
    public double mean() {
        double sum = 0;
        double weights = 0;
        for (Run run : runs) {
            double weight = Math.exp(run.logWeight);
            sum += weight * run.mean();
            weights += weight;
        }
        return sum / weights;
    }

    private void weigh() {
        double dispersion =
                Math.max(1, (squares + USUAL_DISPERSION * DISPERSION_WEEKS) / (weeks - 1 + DISPERSION_WEEKS));
        double level = mean();
        double expected = Math.max(LEAST_MEAN, level * exposure);
        double square = (units - expected) * (units - expected) / expected;
        squares = DISPERSION_MEMORY * squares + Math.min(MAX_SQUARE * dispersion, square);
        for (Run run : runs) {
            run.logWeight += Math.log1p(-CHANGE_PER_WEEK)
                    + logScore(run, Math.max(LEAST_SHAPE, run.units / dispersion), dispersion);
        }
        Run fresh = new Run(FRESH_UNITS, FRESH_UNITS / Math.max(level, LEAST_MEAN), Math.log(CHANGE_PER_WEEK));
        fresh.logWeight += logScore(fresh, FRESH_UNITS, dispersion);
        runs.add(fresh);
        prune();
    }

    private double logScore(Run run, double shape, double dispersion) {
        double mean = Math.max(LEAST_MEAN, run.mean() * exposure);
        return new NegativeBinomial(mean, (dispersion - 1) / mean + 1 / shape).logProbability((int) units);
    }

    private void prune() {
        double best = runs.stream().mapToDouble(run -> run.logWeight).max().orElseThrow();
        double sum =
                runs.stream().mapToDouble(run -> Math.exp(run.logWeight - best)).sum();
        runs.forEach(run -> run.logWeight -= best + Math.log(sum));
        runs.removeIf(run -> run.logWeight < LEAST_LOG_WEIGHT);
        if (runs.size() > MAX_RUNS) {
            runs.remove(runs.stream()
                    .min(Comparator.comparingDouble(run -> run.logWeight))
                    .orElseThrow());
        }
    }
}
