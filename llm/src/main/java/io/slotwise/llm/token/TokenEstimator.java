package io.slotwise.llm.token;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many tokens a prompt probably has, per model: a linear model over {@link TextFeatures}, fitted online to the
 * prompts whose tokens came back with the usage or from the far side's counter.
 *
 * <p>Recursive least squares with a prior (Plackett 1950; Haykin, Adaptive Filter Theory, ch. 10): each prompt is
 * weighted by its size, so that the relative error is what is made small, and old prompts fade. The error
 * reported is that of predictions made before the answer was seen. Guarded by one lock per model.
 */
public final class TokenEstimator {
    private static final int MOST_MODELS = 64;

    private final Map<String, Regression> models = new ConcurrentHashMap<>();

    /** The estimate, at least 1. */
    public long estimate(String model, TextFeatures text) {
        return of(model).estimate(text);
    }

    /**
     * Learns from a prompt whose tokens are known.
     *
     * @param tokens the whole prompt, read from the prefix cache or not
     */
    public void learn(String model, TextFeatures text, long tokens) {
        if (tokens > 0 && text.total() > 0) {
            of(model).learn(text, tokens);
        }
    }

    /** How well the estimates of a model have been. */
    public Quality quality(String model) {
        return of(model).quality();
    }

    /** Models beyond the bound share what was learnt from all of them. */
    private Regression of(String model) {
        Regression known = models.get(model);
        if (known != null) {
            return known;
        }
        String name = models.size() < MOST_MODELS ? model : "";
        return models.computeIfAbsent(name, any -> new Regression());
    }

    /**
     * The error of past estimates.
     *
     * @param prompts learnt from so far
     * @param meanRelative mean of |estimate − tokens| ÷ tokens over about the last 200 prompts; NaN without any
     * @param bias mean of (estimate − tokens) ÷ tokens over the same
     */
    public record Quality(long prompts, double meanRelative, double bias) {}
}
