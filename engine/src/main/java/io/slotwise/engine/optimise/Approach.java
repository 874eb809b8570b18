package io.slotwise.engine.optimise;

/**
 * How a problem is gone about.
 *
 * @param detail how far the plan is explained
 */
public record Approach(Problem.Unproven unproven, Detail detail) {
    /** Nothing unproven, everything explained. */
    public static final Approach USUAL = new Approach(Problem.Unproven.REFUSE, Detail.WHOLE);

    /** How far a plan is explained; the plan is the same. */
    public enum Detail {
        /** Moves, what rules cost, what fewer changes would bring, and a bound as tight as it gets. */
        WHOLE,
        /** Moves and a bound that is proved in a fifth of the time: for one of many machines. */
        MOVES
    }

    public Approach with(Problem.Unproven other) {
        return new Approach(other, detail);
    }

    public Approach with(Detail other) {
        return new Approach(unproven, other);
    }
}
