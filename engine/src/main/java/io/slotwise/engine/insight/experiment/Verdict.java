package io.slotwise.engine.insight.experiment;

import org.jspecify.annotations.Nullable;

/** What to think of a plan that was carried out. */
public enum Verdict {
    /** Fewer than {@value #FEWEST_WEEKS} weeks have passed, or too little was known before. */
    TOO_EARLY,
    PAID,
    /** It cannot be told from chance. */
    UNCLEAR,
    /** It cost money: better undone. */
    DID_NOT_PAY;

    /** Weeks before anything is said: shoppers take some to find what was moved. */
    public static final int FEWEST_WEEKS = 3;

    private static final double SURE = 0.9;

    public static Verdict of(@Nullable Realised realised) {
        if (realised == null || realised.weeks() < FEWEST_WEEKS) {
            return TOO_EARLY;
        }
        if (realised.probabilityPositive() >= SURE) {
            return PAID;
        }
        return realised.probabilityPositive() <= 1 - SURE ? DID_NOT_PAY : UNCLEAR;
    }
}
