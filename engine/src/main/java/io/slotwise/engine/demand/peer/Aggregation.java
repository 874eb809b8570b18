package io.slotwise.engine.demand.peer;

/** Simple exponential smoothing of sums over several days, its constant fitted to the past. */
final class Aggregation {
    private static final double MIN_ALPHA = 0.1;
    private static final double MAX_ALPHA = 0.3;
    private static final double TOLERANCE = 1e-6;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Aggregation() {}

    static double adida(int[] past) {
        int level = Math.max(1, (int) Math.rint(meanInterval(past)));
        return smoothed(past, level);
    }

    static double imapa(int[] past) {
        int levels = Math.max(1, (int) Math.rint(meanInterval(past)));
        double sum = 0;
        for (int level = 1; level <= levels; level++) {
            sum += smoothed(past, level);
        }
        return sum / levels;
    }

    /** Days between demands on average, the first counted from the start. */
    static double meanInterval(int[] past) {
        int demands = 0;
        int last = -1;
        for (int t = 0; t < past.length; t++) {
            if (past[t] > 0) {
                demands++;
                last = t;
            }
        }
        return demands == 0 ? 1 : (last + 1) / (double) demands;
    }

    private static double smoothed(int[] past, int level) {
        int chunks = past.length / level;
        if (chunks == 0) {
            return meanOf(past);
        }
        double[] sums = new double[chunks];
        int skipped = past.length - chunks * level;
        for (int t = skipped; t < past.length; t++) {
            sums[(t - skipped) / level] += past[t];
        }
        return forecast(sums, bestAlpha(sums)) / level;
    }

    private static double meanOf(int[] past) {
        double sum = 0;
        for (int units : past) {
            sum += units;
        }
        return sum / past.length;
    }

    /** Golden-section search for the least squared one-step error. */
    private static double bestAlpha(double[] sums) {
        double low = MIN_ALPHA;
        double high = MAX_ALPHA;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = squaredError(sums, left);
        double atRight = squaredError(sums, right);
        while (high - low > TOLERANCE) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = squaredError(sums, left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = squaredError(sums, right);
            }
        }
        return (low + high) / 2;
    }

    private static double squaredError(double[] sums, double alpha) {
        double level = sums[0];
        double error = 0;
        for (int i = 1; i < sums.length; i++) {
            double residual = sums[i] - level;
            error += residual * residual;
            level += alpha * residual;
        }
        return error;
    }

    private static double forecast(double[] sums, double alpha) {
        double level = sums[0];
        for (int i = 1; i < sums.length; i++) {
            level += alpha * (sums[i] - level);
        }
        return level;
    }
}
