package io.slotwise.engine.optimise.problem;

/**
 * How a problem is gone about.
 *
 * @param pars whether the plan also says how far slots are filled
 * @param caution how much the bad cases count, 0 to 1: the expected money counts for the rest of it, and the mean of the
 *     worst quarter of what a plan may bring for this share; see {@link Risk}
 * @param detail how far the plan is explained
 */
public record Approach(Problem.Unproven unproven, Pars pars, double caution, Detail detail) {
    /** Nothing unproven, slots filled as they are, the expected money, everything explained. */
    public static final Approach USUAL = new Approach(Problem.Unproven.REFUSE, Pars.KEEP, 0, Detail.WHOLE);

    public Approach {
        if (!(caution >= 0 && caution <= 1)) {
            throw new IllegalArgumentException("The caution (%s) must be from 0 to 1.".formatted(caution));
        }
    }

    /** How far slots are filled. */
    public enum Pars {
        /** What stays is filled as it is, what comes to capacity. */
        KEEP,
        /** Each to the level that is worth most: full enough not to sell out, not so full that goods expire. */
        DECIDE
    }

    /** How far a plan is explained; the plan is the same. */
    public enum Detail {
        /** Moves, what rules cost, what fewer changes would bring, and a bound. */
        WHOLE,
        /** Moves alone, nothing proved: for one of many machines, and for a first look. */
        MOVES
    }

    public Approach with(Problem.Unproven other) {
        return new Approach(other, pars, caution, detail);
    }

    public Approach with(Pars other) {
        return new Approach(unproven, other, caution, detail);
    }

    public Approach with(Detail other) {
        return new Approach(unproven, pars, caution, other);
    }

    public Approach withCaution(double other) {
        return new Approach(unproven, pars, other, detail);
    }
}
