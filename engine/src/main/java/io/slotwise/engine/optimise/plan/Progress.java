package io.slotwise.engine.optimise.plan;

/** What is known while a search runs, in the order in which it becomes known. The last one is {@link Done}. */
public sealed interface Progress {
    /** The search begins. */
    record Started(int slots, int products, double currentPerWeek) implements Progress {}

    /**
     * A better plan was found.
     *
     * @param value more than today's, a week, in the objective's unit
     */
    record BetterPlan(int changes, double value) implements Progress {}

    /** No plan is worth more than this; {@code value} is what has been found. */
    record Bound(double value, double bound) implements Progress {}

    /** A move of the final plan; in order. */
    record MoveFound(Move move) implements Progress {}

    /** The answer. */
    record Done(Result result) implements Progress {}
}
