package io.slotwise.engine.value;

import java.util.SplittableRandom;

/**
 * Standard normal scores for posterior draws: the same for "before" and "after" (common random numbers), a
 * Latin hypercube in each dimension (McKay, Beckman and Conover 1979) with antithetic second half, so that the
 * mean of every dimension is exactly 0 and its variance 1.
 */
final class Normals {
    private static final int DIMENSIONS = 4096;
    private static final long SEED = 0x510_7715EL;

    private final int draws;
    private final float[] scores;

    private static final Normals[] BY_HALF = new Normals[ValueSettings.MAX_DRAWS / 2 + 1];

    static {
        for (int half = 1; half < BY_HALF.length; half *= 2) {
            BY_HALF[half] = new Normals(2 * half);
        }
    }

    private Normals(int draws) {
        this.draws = draws;
        int half = draws / 2;
        double[] strata = strata(half);
        scores = new float[DIMENSIONS * half];
        SplittableRandom random = new SplittableRandom(SEED + draws);
        for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
            fill(strata, dimension * half, random);
        }
    }

    /** The scores for a number of draws that is a power of two. */
    static Normals of(int draws) {
        return BY_HALF[draws / 2];
    }

    double score(int draw, int dimension) {
        int half = draws / 2;
        int row = (dimension & (DIMENSIONS - 1)) * half;
        return draw < half ? scores[row + draw] : -scores[row + draw - half];
    }

    private void fill(double[] strata, int at, SplittableRandom random) {
        for (int i = 0; i < strata.length; i++) {
            int from = random.nextInt(i + 1);
            scores[at + i] = scores[at + from];
            scores[at + from] = (float) (random.nextBoolean() ? strata[i] : -strata[i]);
        }
    }

    /** The middles of equally likely parts of the upper half of the normal, scaled to variance 1. */
    private static double[] strata(int half) {
        double[] middles = new double[half];
        double squares = 0;
        for (int i = 0; i < half; i++) {
            middles[i] = Normal.quantile(0.5 + (i + 0.5) / (2 * half));
            squares += middles[i] * middles[i];
        }
        double scale = Math.sqrt(half / squares);
        for (int i = 0; i < half; i++) {
            middles[i] *= scale;
        }
        return middles;
    }
}
