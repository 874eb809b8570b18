package io.slotwise.llm.call;

import org.jspecify.annotations.Nullable;

/**
 * What else may be done for an answer than asking the model of one tier.
 *
 * @param lowest down to which tier other models may answer when that of the ask's own cannot; null for none
 * @param vote how to find what several answers agree on; null where one answer is enough
 */
public record Leeway(@Nullable Tier lowest, @Nullable Vote vote) {
    /** One tier, one answer. */
    public static final Leeway NONE = new Leeway(null, null);

    /** The same with another lowest tier. */
    public Leeway downTo(Tier tier) {
        return new Leeway(tier, vote);
    }

    /** The same with several answers that are voted on, while there is money enough. */
    public Leeway voting(Vote how) {
        return new Leeway(lowest, how);
    }
}
