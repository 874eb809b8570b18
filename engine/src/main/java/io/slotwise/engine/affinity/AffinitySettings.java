package io.slotwise.engine.affinity;

/**
 * How strictly pairs are judged.
 *
 * @param model what is expected when nothing sells together
 * @param correction for looking at many pairs at once
 * @param errorRate largest false discovery rate (Benjamini–Hochberg) or chance of any false pair (Holm), 0 to 1
 * @param minimumCount baskets that must hold both before a pair is looked at, at least 2
 * @param stratumDays baskets further apart than this are not compared, so that products which were never on offer
 *     together expect no pair; 0 compares all days of a machine
 */
public record AffinitySettings(Null model, Correction correction, double errorRate, int minimumCount, int stratumDays) {
    /** Correction for testing many pairs at once. */
    public enum Correction {
        /** Bounds the expected share of false pairs (Benjamini and Hochberg 1995). */
        BENJAMINI_HOCHBERG,
        /** Bounds the chance of a single false pair (Holm 1979). */
        HOLM
    }

    public static final AffinitySettings DEFAULT =
            new AffinitySettings(Null.SIZE_ADJUSTED, Correction.BENJAMINI_HOCHBERG, 0.05, 3, 56);

    private static final int MIN_COUNT = 2;
    private static final int MAX_DAYS = 36_500;

    public AffinitySettings {
        if (!(errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException("The error rate (%s) must be between 0 and 1.".formatted(errorRate));
        }
        if (minimumCount < MIN_COUNT) {
            throw new IllegalArgumentException(
                    "The minimum count (%d) must be at least %d.".formatted(minimumCount, MIN_COUNT));
        }
        if (stratumDays < 0 || stratumDays > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "The stratum days (%d) must be from 0 to %d.".formatted(stratumDays, MAX_DAYS));
        }
    }

    public AffinitySettings with(Null otherModel) {
        return new AffinitySettings(otherModel, correction, errorRate, minimumCount, stratumDays);
    }

    public AffinitySettings with(Correction other) {
        return new AffinitySettings(model, other, errorRate, minimumCount, stratumDays);
    }

    public AffinitySettings withErrorRate(double rate) {
        return new AffinitySettings(model, correction, rate, minimumCount, stratumDays);
    }
}
