package io.slotwise.llm.token;

/** One model's regression. Guarded by itself. */
final class Regression {
    private static final int SIZE = TextFeatures.SIZE;
    /** How much of the past is kept per prompt: about the last 500 count. */
    private static final double KEPT = 0.998;
    /** Of the running error: about the last 200. */
    private static final double ERROR_KEPT = 0.995;
    /** How far a coefficient may stand from its prior, as a variance relative to the noise of one prompt. */
    private static final double PRIOR_VARIANCE = 100;
    /** Of features that stand for many tokens each. */
    private static final double PIECE_VARIANCE = 1e7;

    /** Tokens per unit of each feature before anything was learnt: usual for English and JSON. */
    private final double[] weights = prior();

    private final double[][] variance = diagonal();
    private long prompts;
    private double relative = Double.NaN;
    private double bias = Double.NaN;

    synchronized long estimate(TextFeatures text) {
        return Math.max(1, Math.round(predicted(text)));
    }

    synchronized TokenEstimator.Quality quality() {
        return new TokenEstimator.Quality(prompts, relative, bias);
    }

    synchronized void learn(TextFeatures text, long tokens) {
        double off = (Math.max(1, predicted(text)) - tokens) / tokens;
        relative = mixed(relative, Math.abs(off));
        bias = mixed(bias, off);
        prompts++;
        update(scaled(text, tokens), 1 - predicted(text) / tokens);
    }

    private double mixed(double old, double latest) {
        double kept = Math.min(ERROR_KEPT, prompts / (prompts + 1.0));
        return prompts == 0 ? latest : kept * old + (1 - kept) * latest;
    }

    /** In units of the prompt's own size, so that every prompt counts alike. */
    private static double[] scaled(TextFeatures text, long tokens) {
        double[] x = text.counts();
        for (int i = 0; i < SIZE; i++) {
            x[i] /= tokens;
        }
        return x;
    }

    private void update(double[] x, double residual) {
        double[] gain = new double[SIZE];
        double scale = KEPT;
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                gain[i] += variance[i][j] * x[j];
            }
            scale += x[i] * gain[i];
        }
        for (int i = 0; i < SIZE; i++) {
            weights[i] += gain[i] / scale * residual;
        }
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                variance[i][j] = (variance[i][j] - gain[i] * gain[j] / scale) * faded(x[i]) * faded(x[j]);
            }
        }
    }

    /** Only what a prompt has is forgotten by it: what is seldom seen would otherwise become unknown again. */
    private static double faded(double x) {
        return x == 0 ? 1 : 1 / Math.sqrt(KEPT);
    }

    private double predicted(TextFeatures text) {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += weights[i] * text.get(i);
        }
        return sum;
    }

    private static double[] prior() {
        double[] weights = new double[SIZE];
        weights[TextFeatures.WORDS] = 1.0;
        weights[TextFeatures.LONG_LETTERS] = 0.15;
        weights[TextFeatures.DIGITS] = 0.5;
        weights[TextFeatures.SPACES] = 0.1;
        weights[TextFeatures.SIGNS] = 0.6;
        weights[TextFeatures.BEYOND_ASCII] = 1.0;
        weights[TextFeatures.IMAGES] = 1_500;
        weights[TextFeatures.REQUESTS] = 10;
        weights[TextFeatures.SCHEMAS] = 200;
        return weights;
    }

    private static double[][] diagonal() {
        double[][] variance = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            variance[i][i] = PRIOR_VARIANCE;
        }
        for (int piece : new int[] {TextFeatures.IMAGES, TextFeatures.REQUESTS, TextFeatures.SCHEMAS}) {
            variance[piece][piece] = PIECE_VARIANCE;
        }
        return variance;
    }
}
