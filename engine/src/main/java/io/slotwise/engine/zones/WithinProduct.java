package io.slotwise.engine.zones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Row and column multipliers from products that stood in several places. Given what a product sold at a machine
 * in all, its sales fall on its places in proportion to exposure × row × column, whatever its own appeal
 * (conditional Poisson regression: Hausman, Hall and Griliches 1984). Normal priors on the log-multipliers; the
 * posterior is taken as normal around its mode, found by Newton steps; the likelihood is weakened by the
 * dispersion of what it leaves unexplained.
 */
final class WithinProduct {
    private static final int MAX_STEPS = 50;
    private static final double TOLERANCE = 1e-9;
    private static final double LONGEST_STEP = 0.5;

    private final double[] priorMean;
    private final double[] priorSd;
    private final int rows;
    private final List<List<Stay>> products;
    private final double[] log;
    private double dispersion = 1;

    private WithinProduct(PositionEffects prior, List<Stay> stays) {
        rows = prior.rows().size();
        int size = rows + prior.columns().size();
        priorMean = new double[size];
        priorSd = new double[size];
        for (int i = 0; i < size; i++) {
            PositionEffects.Effect effect =
                    i < rows ? prior.rows().get(i) : prior.columns().get(i - rows);
            priorMean[i] = effect.logMean();
            priorSd[i] = effect.logSd();
        }
        log = priorMean.clone();
        products = byProduct(stays);
    }

    /** The posterior of the multipliers. */
    static PositionEffects fit(PositionEffects prior, List<Stay> stays) {
        WithinProduct fitted = new WithinProduct(prior, stays);
        fitted.climb();
        fitted.dispersion = fitted.leftOver();
        fitted.climb();
        return fitted.posterior();
    }

    private PositionEffects posterior() {
        double[][] covariance = Symmetric.inverse(precision());
        List<PositionEffects.Effect> rowEffects = centred(covariance, 0, rows);
        double kept = 0;
        for (int i = 0; i < rows; i++) {
            double learnt = rowEffects.get(i).logSd() / priorSd[i];
            kept += rows == 1 ? 1 : learnt * learnt / (rows - 1);
        }
        return new PositionEffects(rowEffects, centred(covariance, rows, log.length), Math.clamp(kept, 0, 1));
    }

    /**
     * The effects around their common level. The level itself cannot be told from the appeal of the products: it
     * stays where the prior has it, and its uncertainty is nobody's.
     */
    private List<PositionEffects.Effect> centred(double[][] covariance, int from, int to) {
        int n = to - from;
        double shift = IntStream.range(from, to)
                        .mapToDouble(i -> priorMean[i] - log[i])
                        .sum()
                / n;
        double[] meanOfRow = new double[n];
        double meanOfAll = 0;
        for (int i = 0; i < n; i++) {
            meanOfRow[i] = Arrays.stream(covariance[from + i], from, to).sum() / n;
            meanOfAll += meanOfRow[i] / n;
        }
        List<PositionEffects.Effect> effects = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double variance = covariance[from + i][from + i] - 2 * meanOfRow[i] + meanOfAll;
            effects.add(new PositionEffects.Effect(log[from + i] + shift, Math.sqrt(Math.max(0, variance))));
        }
        return effects;
    }

    private void climb() {
        double longest = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MAX_STEPS && longest > TOLERANCE; step++) {
            double[] move = Symmetric.solve(precision(), slope());
            longest = Arrays.stream(move).map(Math::abs).max().orElse(0);
            double scale = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
            for (int i = 0; i < log.length; i++) {
                log[i] += scale * move[i];
            }
        }
    }

    private double[] slope() {
        double[] slope = new double[log.length];
        for (List<Stay> product : products) {
            double[] share = shares(product);
            double units = units(product);
            for (int s = 0; s < share.length; s++) {
                double surplus = (product.get(s).units() - units * share[s]) / dispersion;
                slope[product.get(s).row()] += surplus;
                slope[rows + product.get(s).column()] += surplus;
            }
        }
        for (int i = 0; i < slope.length; i++) {
            slope[i] -= (log[i] - priorMean[i]) / (priorSd[i] * priorSd[i]);
        }
        return slope;
    }

    /** Minus the second derivatives of the log-posterior. */
    private double[][] precision() {
        double[][] sum = new double[log.length][log.length];
        for (List<Stay> product : products) {
            double weight = units(product) / dispersion;
            double[] share = shares(product);
            double[] mean = new double[log.length];
            for (int s = 0; s < share.length; s++) {
                int row = product.get(s).row();
                int column = rows + product.get(s).column();
                mean[row] += share[s];
                mean[column] += share[s];
                sum[row][row] += weight * share[s];
                sum[column][column] += weight * share[s];
                sum[row][column] += weight * share[s];
                sum[column][row] += weight * share[s];
            }
            subtractProducts(sum, mean, weight);
        }
        for (int i = 0; i < log.length; i++) {
            sum[i][i] += 1 / (priorSd[i] * priorSd[i]);
        }
        return sum;
    }

    private static void subtractProducts(double[][] sum, double[] mean, double weight) {
        int[] touched =
                IntStream.range(0, mean.length).filter(i -> mean[i] != 0).toArray();
        for (int i : touched) {
            for (int j : touched) {
                sum[i][j] -= weight * mean[i] * mean[j];
            }
        }
    }

    private double[] shares(List<Stay> product) {
        double[] share = new double[product.size()];
        double total = 0;
        for (int s = 0; s < share.length; s++) {
            Stay stay = product.get(s);
            share[s] = stay.exposure() * Math.exp(log[stay.row()] + log[rows + stay.column()]);
            total += share[s];
        }
        for (int s = 0; s < share.length; s++) {
            share[s] /= total;
        }
        return share;
    }

    /** Pearson's dispersion of what the multipliers do not explain, at least 1. */
    private double leftOver() {
        double chi = 0;
        int freedom = 0;
        for (List<Stay> product : products) {
            double[] share = shares(product);
            double units = units(product);
            for (int s = 0; s < share.length && units > 0; s++) {
                double expected = units * share[s];
                chi += (product.get(s).units() - expected) * (product.get(s).units() - expected) / expected;
            }
            freedom += units > 0 ? product.size() - 1 : 0;
        }
        return freedom == 0 ? 1 : Math.max(1, chi / freedom);
    }

    private static double units(List<Stay> product) {
        return product.stream().mapToInt(Stay::units).sum();
    }

    /** Only products with at least two places say anything. */
    private static List<List<Stay>> byProduct(List<Stay> stays) {
        Map<String, List<Stay>> products = new LinkedHashMap<>();
        for (Stay stay : stays) {
            products.computeIfAbsent(stay.machine() + " " + stay.product(), key -> new ArrayList<>())
                    .add(stay);
        }
        return products.values().stream().filter(places -> places.size() > 1).toList();
    }
}
