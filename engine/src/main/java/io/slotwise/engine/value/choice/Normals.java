package io.slotwise.engine.value.choice;

import io.slotwise.engine.value.money.Normal;
import java.util.SplittableRandom;

/**
 * Standard normal scores for posterior draws: the same for "before" and "after" (common random numbers), and a
 * Latin hypercube (McKay, Beckman and Conover 1979), so that in every dimension the mean is 0 and the variance 1.
 */
final class Normals {
    private static final int DIMENSIONS = 4096;
    private static final long SEED = 0x5107_715EL;
    private static final int SIZES = 7;
    private static final Normals[] BY_LOG = new Normals[SIZES];

    static {
        for (int log = 1; log < SIZES; log++) {
            BY_LOG[log] = new Normals(1 << log);
        }
    }

    private final int draws;
    private final float[] scores;

    private Normals(int draws) {
        this.draws = draws;
        double[] strata = strata(draws);
        scores = new float[DIMENSIONS * draws];
        SplittableRandom random = new SplittableRandom(SEED + draws);
        for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
            fill(strata, dimension * draws, random);
        }
    }

    /** The scores for a number of draws that is a power of two from 2 to 64. */
    static Normals of(int draws) {
        return BY_LOG[Integer.numberOfTrailingZeros(draws)];
    }

    double score(int draw, int dimension) {
        return scores[(dimension & (DIMENSIONS - 1)) * draws + draw];
    }

    private void fill(double[] strata, int at, SplittableRandom random) {
        for (int i = 0; i < strata.length; i++) {
            int from = random.nextInt(i + 1);
            scores[at + i] = scores[at + from];
            scores[at + from] = (float) strata[i];
        }
    }

    /** The middles of equally likely parts of the normal, scaled to variance 1. */
    private static double[] strata(int draws) {
        double[] middles = new double[draws];
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            middles[i] = Normal.quantile((i + 0.5) / draws);
            squares += middles[i] * middles[i];
        }
        double scale = Math.sqrt(draws / squares);
        for (int i = 0; i < draws; i++) {
            middles[i] *= scale;
        }
        return middles;
    }
}
