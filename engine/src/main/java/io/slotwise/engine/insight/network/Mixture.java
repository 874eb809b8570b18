package io.slotwise.engine.insight.network;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Machines as a mixture of so many shapes: Dirichlet-multinomial components (Holmes, Harris and Quince 2012), one for each
 * kind of shape, fitted by expectation maximisation. The Dirichlet lets machines of one segment differ from each other by
 * more than chance, so that a fleet in which every machine is a little its own is still one segment.
 */
final class Mixture {
    private static final int STARTS = 4;
    private static final int ROUNDS = 40;
    private static final double ENOUGH = 0.01;
    private static final double SMOOTH = 0.5;
    private static final int FIRST = 7;
    private static final double[] PRECISIONS = precisions();

    final int components;
    final double[] weight;
    /** By component and block the preference for each bin; a block's sum to 1. */
    final double[][][] shape;
    /** By block how alike machines of one segment are; infinite would be exactly alike. */
    final double[] precision;
    /** By machine the chance that it belongs to each component. */
    final double[][] belongs;

    double logLikelihood;

    private final List<Shapes.Block> blocks;
    private final int machines;
    private final int[] grid;

    private Mixture(Shapes shapes, int components) {
        blocks = shapes.blocks();
        machines = shapes.size();
        this.components = components;
        weight = new double[components];
        shape = new double[components][blocks.size()][];
        precision = new double[blocks.size()];
        belongs = new double[machines][components];
        grid = new int[blocks.size()];
        Arrays.fill(grid, FIRST);
        Arrays.fill(precision, PRECISIONS[FIRST]);
    }

    /** The best of several starts. */
    static Mixture fit(Shapes shapes, int components, RandomGenerator random) {
        Mixture best = null;
        for (int start = 0; start < (components == 1 ? 1 : STARTS); start++) {
            Mixture one = new Mixture(shapes, components);
            one.begin(random);
            one.climb();
            best = best == null || one.logLikelihood > best.logLikelihood ? one : best;
        }
        return java.util.Objects.requireNonNull(best);
    }

    /** The component that a machine most likely belongs to. */
    int component(int machine) {
        int most = 0;
        for (int k = 1; k < components; k++) {
            most = belongs[machine][k] > belongs[machine][most] ? k : most;
        }
        return most;
    }

    /** Machines that are far from each other begin apart (k-means++, Arthur and Vassilvitskii 2007). */
    private void begin(RandomGenerator random) {
        int[] seeds = new int[components];
        seeds[0] = random.nextInt(machines);
        double[] far = new double[machines];
        Arrays.fill(far, Double.MAX_VALUE);
        for (int k = 1; k < components; k++) {
            double sum = 0;
            for (int m = 0; m < machines; m++) {
                far[m] = Math.min(far[m], distance(m, seeds[k - 1]));
                sum += far[m];
            }
            double at = random.nextDouble() * sum;
            int chosen = 0;
            while (chosen < machines - 1 && at > far[chosen]) {
                at -= far[chosen++];
            }
            seeds[k] = chosen;
        }
        for (int m = 0; m < machines; m++) {
            int nearest = 0;
            for (int k = 1; k < components; k++) {
                nearest = distance(m, seeds[k]) < distance(m, seeds[nearest]) ? k : nearest;
            }
            Arrays.fill(belongs[m], 0.1 / components);
            belongs[m][nearest] += 0.9;
        }
    }

    private double distance(int one, int other) {
        double sum = 0;
        for (Shapes.Block block : blocks) {
            for (int j = 0; j < block.bins().size(); j++) {
                double a = Math.sqrt(block.counts()[one][j] / block.total(one));
                double b = Math.sqrt(block.counts()[other][j] / block.total(other));
                sum += (a - b) * (a - b);
            }
        }
        return sum;
    }

    private void climb() {
        double last = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            maximise();
            expect();
            if (logLikelihood - last < ENOUGH) {
                return;
            }
            last = logLikelihood;
        }
    }

    private void expect() {
        logLikelihood = 0;
        for (int m = 0; m < machines; m++) {
            double[] logs = new double[components];
            for (int k = 0; k < components; k++) {
                logs[k] = Math.log(weight[k]);
                for (int b = 0; b < blocks.size(); b++) {
                    logs[k] += logProbability(blocks.get(b), m, shape[k][b], precision[b]);
                }
            }
            double most = Arrays.stream(logs).max().orElse(0);
            double sum = Arrays.stream(logs).map(one -> Math.exp(one - most)).sum();
            logLikelihood += most + Math.log(sum);
            for (int k = 0; k < components; k++) {
                belongs[m][k] = Math.exp(logs[k] - most) / sum;
            }
        }
    }

    private void maximise() {
        for (int k = 0; k < components; k++) {
            int component = k;
            double sum =
                    Arrays.stream(belongs).mapToDouble(one -> one[component]).sum();
            weight[k] = (sum + SMOOTH) / (machines + SMOOTH * components);
            for (int b = 0; b < blocks.size(); b++) {
                shape[k][b] = shape(blocks.get(b), k, precision[b], shape[k][b]);
            }
        }
        for (int b = 0; b < blocks.size(); b++) {
            grid[b] = precision(b);
            precision[b] = PRECISIONS[grid[b]];
        }
    }

    /** Preferences that reproduce the counts, given what each machine offers; heavy machines count less than their units. */
    private double[] shape(Shapes.Block block, int component, double alike, double[] old) {
        int bins = block.bins().size();
        double[] now = new double[bins];
        Arrays.fill(now, 1.0 / bins);
        if (old != null) {
            now = old.clone();
        }
        for (int round = 0; round < (old == null ? 8 : 2); round++) {
            double[] sold = new double[bins];
            double[] due = new double[bins];
            for (int m = 0; m < machines; m++) {
                double total = block.total(m);
                double counts = belongs[m][component] / (1 + total / alike);
                double[] expected = expected(now, block.exposure()[m]);
                for (int j = 0; j < bins; j++) {
                    sold[j] += counts * block.counts()[m][j];
                    due[j] += expected[j] == 0 ? 0 : counts * total * expected[j] / now[j];
                }
            }
            double sum = 0;
            for (int j = 0; j < bins; j++) {
                now[j] = (sold[j] + SMOOTH / bins) / (due[j] + SMOOTH);
                sum += now[j];
            }
            for (int j = 0; j < bins; j++) {
                now[j] /= sum;
            }
        }
        return now;
    }

    /** Share of each bin, given preferences and what is offered. */
    static double[] expected(double[] preference, double[] exposure) {
        double[] share = new double[preference.length];
        double sum = 0;
        for (int j = 0; j < share.length; j++) {
            share[j] = preference[j] * exposure[j];
            sum += share[j];
        }
        for (int j = 0; j < share.length; j++) {
            share[j] = sum == 0 ? 0 : share[j] / sum;
        }
        return share;
    }

    /** One of the grid, found by climbing from the last one: the likelihood has one peak in it. */
    private int precision(int b) {
        int at = grid[b];
        double here = logLikelihood(b, PRECISIONS[at]);
        for (int step : new int[] {1, -1}) {
            while (at + step >= 0 && at + step < PRECISIONS.length) {
                double next = logLikelihood(b, PRECISIONS[at + step]);
                if (next <= here) {
                    break;
                }
                here = next;
                at += step;
            }
        }
        return at;
    }

    private double logLikelihood(int b, double alike) {
        double sum = 0;
        for (int m = 0; m < machines; m++) {
            for (int k = 0; k < components; k++) {
                if (belongs[m][k] > 1e-6) {
                    sum += belongs[m][k] * logProbability(blocks.get(b), m, shape[k][b], alike);
                }
            }
        }
        return sum;
    }

    /** Of the counts in their order, so without the multinomial coefficient. */
    private static double logProbability(Shapes.Block block, int machine, double[] preference, double precision) {
        double[] expected = expected(preference, block.exposure()[machine]);
        double log = LogGamma.value(precision) - LogGamma.value(precision + block.total(machine));
        for (int j = 0; j < expected.length; j++) {
            double count = block.counts()[machine][j];
            if (count > 0) {
                double alpha = Math.max(1e-6, precision * expected[j]);
                log += LogGamma.value(alpha + count) - LogGamma.value(alpha);
            }
        }
        return log;
    }

    private static double[] precisions() {
        double[] grid = new double[24];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = 4 * Math.pow(1.45, i);
        }
        return grid;
    }
}
