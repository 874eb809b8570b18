package io.slotwise.engine.affinity;

import java.util.Arrays;

/**
 * How often two items would meet in the baskets of one stratum (one machine, one stretch of time) if baskets
 * were filled without regard to what is in them already.
 *
 * <p>Size-adjusted: items enter independently with odds wᵢ, conditioned on the basket's actual size k
 * (conditional Poisson sampling: Chen, Dempster and Liu 1994), so P(i, j | k) = wᵢ wⱼ e₍ₖ₋₂₎(w without i, j) / eₖ(w)
 * with e the elementary symmetric polynomials; the odds are fitted so that every item is expected as often as it was
 * seen. Beyond size {@value #EXACT_SIZE} the polynomials lose digits, and independent entries, scaled to
 * the right number of pairs, take their place. Cost: O(items × sizes) a round of fitting, O(1) a pair.
 */
final class PairExpectation {
    /** Largest basket size that is conditioned on exactly. */
    static final int EXACT_SIZE = 12;

    private static final int MAX_ROUNDS = 60;
    private static final double TOLERANCE = 1e-6;

    private final Null model;
    private final int[] basketsOfSize;
    private final int[] seen;
    private final double[] w;
    private final double[] e = new double[EXACT_SIZE + 1];
    private final double[] openness;
    private final double[] pairScale;

    private PairExpectation(Null model, int[] basketsOfSize, int[] seen) {
        this.model = model;
        this.basketsOfSize = basketsOfSize;
        this.seen = seen;
        w = new double[seen.length];
        openness = new double[basketsOfSize.length];
        pairScale = new double[basketsOfSize.length];
    }

    /**
     * Fits the odds of the items.
     *
     * @param basketsOfSize how many baskets there are of each size, by size
     * @param seen how many of the baskets hold each item, by local item index
     */
    static PairExpectation fit(Null model, int[] basketsOfSize, int[] seen) {
        PairExpectation fitted = new PairExpectation(model, basketsOfSize, seen);
        double total = Arrays.stream(seen).asLongStream().sum();
        for (int i = 0; i < seen.length; i++) {
            fitted.w[i] = seen[i] / total;
        }
        double worst = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MAX_ROUNDS && worst > TOLERANCE; round++) {
            fitted.refresh();
            worst = fitted.rescale();
        }
        fitted.refresh();
        return fitted;
    }

    /** Expected baskets with both items (local indexes, different). */
    double pair(int i, int j) {
        double without = 0;
        if (model == Null.SIZE_ADJUSTED) {
            double[] rest = without(without(e, w[i]), w[j]);
            for (int k = 2; k < basketsOfSize.length && k <= EXACT_SIZE; k++) {
                if (basketsOfSize[k] > 0 && e[k] > 0) {
                    without += basketsOfSize[k] * w[i] * w[j] * Math.max(0, rest[k - 2]) / e[k];
                }
            }
        }
        for (int k = firstLoose(); k < basketsOfSize.length; k++) {
            if (basketsOfSize[k] > 0) {
                without += basketsOfSize[k] * pairScale[k] * enters(i, k) * enters(j, k);
            }
        }
        return without;
    }

    private int firstLoose() {
        return model == Null.SIZE_ADJUSTED ? EXACT_SIZE + 1 : 1;
    }

    private void refresh() {
        symmetricPolynomials();
        for (int k = firstLoose(); k < basketsOfSize.length; k++) {
            if (basketsOfSize[k] > 0) {
                openness[k] = opennessOf(k);
                pairScale[k] = model == Null.SIZE_ADJUSTED ? scaleOf(k) : 1;
            }
        }
    }

    /** One round of iterative scaling; returns the worst relative misfit before it. */
    private double rescale() {
        double worst = 0;
        double total = 0;
        for (int i = 0; i < w.length; i++) {
            double expected = expectedOf(i);
            worst = Math.max(worst, Math.abs(expected - seen[i]) / seen[i]);
            w[i] *= seen[i] / expected;
            total += w[i];
        }
        for (int i = 0; i < w.length; i++) {
            w[i] /= total;
        }
        return worst;
    }

    private double expectedOf(int i) {
        double expected = 0;
        if (model == Null.SIZE_ADJUSTED) {
            double[] rest = without(e, w[i]);
            for (int k = 1; k < basketsOfSize.length && k <= EXACT_SIZE; k++) {
                if (basketsOfSize[k] > 0 && e[k] > 0) {
                    expected += basketsOfSize[k] * Math.clamp(w[i] * rest[k - 1] / e[k], Double.MIN_NORMAL, 1);
                }
            }
        }
        for (int k = firstLoose(); k < basketsOfSize.length; k++) {
            expected += basketsOfSize[k] * enters(i, k);
        }
        return expected;
    }

    private double enters(int i, int k) {
        double odds = openness[k] * w[i];
        return odds / (1 + odds);
    }

    private void symmetricPolynomials() {
        Arrays.fill(e, 0);
        e[0] = 1;
        for (double odds : w) {
            for (int k = EXACT_SIZE; k > 0; k--) {
                e[k] += odds * e[k - 1];
            }
        }
    }

    /** The polynomials of all items but one, by dividing its factor (1 + w x) out. */
    private static double[] without(double[] all, double odds) {
        double[] rest = new double[all.length];
        rest[0] = all[0];
        for (int k = 1; k < all.length; k++) {
            rest[k] = Math.max(0, all[k] - odds * rest[k - 1]);
        }
        return rest;
    }

    /** The factor o with Σᵢ o wᵢ / (1 + o wᵢ) = k, by bisection in log space. */
    private double opennessOf(int k) {
        double low = -40;
        double high = 40;
        for (int step = 0; step < 80; step++) {
            double middle = (low + high) / 2;
            openness[k] = Math.exp(middle);
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                sum += enters(i, k);
            }
            if (sum < k) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Makes the expected pairs of a basket of size k add up to k(k−1)/2. */
    private double scaleOf(int k) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < w.length; i++) {
            double p = enters(i, k);
            sum += p;
            squares += p * p;
        }
        double pairs = sum * sum - squares;
        return pairs > 0 ? k * (k - 1.0) / pairs : 0;
    }
}
