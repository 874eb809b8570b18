package io.slotwise.engine.demand.filter;

import java.util.Arrays;

/**
 * Which of several experts to believe, by what each foretold of periods that have passed: weights for all groups together
 * and from there for every group by itself (pseudo Bayesian model averaging, Yao and others 2018). Units that spread wider
 * than Poisson count for less (quasi-likelihood, Wedderburn 1974).
 */
public final class Evidence {
    private static final double LEAST_MEAN = 1e-3;
    private static final double LEAST_SQUARED_MEAN = 0.05;

    private final int experts;
    private final double[][] score;
    private final double[][] squares;
    private final double[] cells;

    /**
     * How far what was foretold is believed.
     *
     * @param dispersion variance ÷ mean to begin with
     * @param dispersionCells how many cells that is worth
     * @param cellWorth of how many independent cells a cell speaks, 0 to 1
     * @param shared how much of a group's evidence speaks for the others too, 0 to 1
     * @param evenShare of the prior that no evidence of others takes away, 0 to 1
     */
    public record Trust(double dispersion, double dispersionCells, double cellWorth, double shared, double evenShare) {}

    public Evidence(int groups, int experts) {
        this.experts = experts;
        score = new double[groups][experts];
        squares = new double[groups][experts];
        cells = new double[groups];
    }

    /**
     * One period that has passed.
     *
     * @param mean units that each expert foretold
     * @param weight of the period, 1 for a usual one
     */
    public void see(int group, double units, double[] mean, double weight) {
        cells[group] += weight;
        for (int k = 0; k < experts; k++) {
            double m = Math.max(mean[k], LEAST_MEAN);
            score[group][k] += weight * (units * Math.log(m) - m);
            double floored = Math.max(m, LEAST_SQUARED_MEAN);
            squares[group][k] += weight * (units - floored) * (units - floored) / floored;
        }
    }

    /**
     * Weights of the experts, shape {@code [group][expert]}; each group's add up to 1.
     *
     * @param prior weights before anything was foretold, adding up to 1
     */
    public double[][] weights(double[] prior, Trust trust) {
        double[][] fair = new double[score.length][experts];
        double[] all = new double[experts];
        for (int g = 0; g < score.length; g++) {
            double worth = trust.cellWorth() / dispersion(g, trust);
            double best = Arrays.stream(score[g]).max().orElse(0);
            for (int k = 0; k < experts; k++) {
                fair[g][k] = worth * (score[g][k] - best);
                all[k] += trust.shared() * fair[g][k];
            }
        }
        double[] common = updated(prior, all);
        for (int k = 0; k < experts; k++) {
            common[k] = trust.evenShare() * prior[k] + (1 - trust.evenShare()) * common[k];
        }
        double[][] weights = new double[score.length][];
        Arrays.setAll(weights, g -> updated(common, fair[g]));
        return weights;
    }

    private double dispersion(int group, Trust trust) {
        double least = Arrays.stream(squares[group]).min().orElse(0);
        return Math.max(
                1, (least + trust.dispersion() * trust.dispersionCells()) / (cells[group] + trust.dispersionCells()));
    }

    private static double[] updated(double[] prior, double[] score) {
        double best = Arrays.stream(score).max().orElse(0);
        double[] weight = new double[score.length];
        Arrays.setAll(weight, k -> prior[k] * Math.exp(score[k] - best));
        double sum = Arrays.stream(weight).sum();
        Arrays.setAll(weight, k -> weight[k] / sum);
        return weight;
    }
}
