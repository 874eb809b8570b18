package io.slotwise.engine.demand.filter;

import java.util.Arrays;

/**
 * How long a past counts, by evidence: memories of several lengths run side by side over many series and are weighed by how
 * well each foretold every next period from the periods before it (prequential likelihood, Dawid 1984). Units that spread
 * wider than Poisson count for less (quasi-likelihood, Wedderburn 1974).
 */
public final class Memories {
    private static final double LEAST = 1e-9;

    private final double[] score;
    private final double[] squares;
    private int cells;

    /** @param count of memories that run side by side */
    public Memories(int count) {
        score = new double[count];
        squares = new double[count];
    }

    /**
     * What each memory holds of a series when its last period is over, the prior included.
     *
     * @param units by memory
     * @param exposure by memory
     */
    public record Held(double[] units, double[] exposure) {
        /** Units per unit of exposure. */
        public double rate(double[] weights) {
            double rate = 0;
            for (int k = 0; k < weights.length; k++) {
                rate += weights[k] * units[k] / exposure[k];
            }
            return rate;
        }
    }

    /**
     * Runs the memories over one series and scores them by it.
     *
     * @param keep by memory: what a period's evidence counts for one period later, 0 to 1
     * @param exposure by period, 0 where nothing was seen
     * @param priorUnits that never fade, above 0
     * @param priorRate units per unit of exposure, above 0
     */
    public Held run(double[] keep, double[] units, double[] exposure, double priorUnits, double priorRate) {
        double[] held = new double[keep.length];
        double[] exposed = new double[keep.length];
        boolean begun = false;
        for (int t = 0; t < units.length; t++) {
            boolean foretold = begun && exposure[t] > 0;
            for (int k = 0; k < keep.length; k++) {
                if (foretold) {
                    double rate = (held[k] + priorUnits) / (exposed[k] + priorUnits / priorRate);
                    score(k, units[t], Math.max(LEAST, rate * exposure[t]));
                }
                held[k] = keep[k] * held[k] + units[t];
                exposed[k] = keep[k] * exposed[k] + exposure[t];
            }
            cells += foretold ? 1 : 0;
            begun |= exposure[t] > 0;
        }
        for (int k = 0; k < keep.length; k++) {
            held[k] += priorUnits;
            exposed[k] += priorUnits / priorRate;
        }
        return new Held(held, exposed);
    }

    private void score(int memory, double units, double mean) {
        score[memory] += units * Math.log(mean) - mean;
        squares[memory] += (units - mean) * (units - mean) / mean;
    }

    /** The weights of the memories, even before anything was foretold. */
    public double[] weights() {
        double dispersion = Math.max(1, Arrays.stream(squares).min().orElse(1) / Math.max(1, cells));
        double best = Arrays.stream(score).max().orElse(0);
        double[] weights = Arrays.stream(score)
                .map(one -> Math.exp((one - best) / dispersion))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }
}
