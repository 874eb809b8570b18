package io.slotwise.engine.demand.peer;

/** Smoothing of demand sizes and of the intervals between them (Croston 1972 and successors). */
final class Intermittent {
    /** The usual smoothing constant of the literature. */
    static final double ALPHA = 0.1;

    private Intermittent() {}

    /** Smoothed size ÷ smoothed interval. The first demand begins both; trailing zeros change nothing. */
    static double croston(int[] past) {
        double size = 0;
        double interval = 0;
        int last = -1;
        for (int t = 0; t < past.length; t++) {
            if (past[t] > 0) {
                size = last < 0 ? past[t] : size + ALPHA * (past[t] - size);
                interval = last < 0 ? t + 1 : interval + ALPHA * (t - last - interval);
                last = t;
            }
        }
        return last < 0 ? 0 : size / interval;
    }

    /** Smoothed size × smoothed probability of a demand; the probability falls on days without. */
    static double teunterSyntetosBabai(int[] past, double alphaSize, double alphaProbability) {
        double size = 0;
        double probability = past.length > 0 && past[0] > 0 ? 1 : 0;
        for (int t = 0; t < past.length; t++) {
            if (past[t] > 0) {
                size = size == 0 ? past[t] : size + alphaSize * (past[t] - size);
            }
            if (t > 0) {
                probability += alphaProbability * ((past[t] > 0 ? 1 : 0) - probability);
            }
        }
        return size * probability;
    }
}
