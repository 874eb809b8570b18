package io.slotwise.server.advice.optimise;

import org.jspecify.annotations.Nullable;

/** What is told of a plan while it is being made, in the order in which it becomes known. */
public sealed interface PlanEvent {
    /** The search begins. */
    record Started(String deviceId, int cabinetIndex, int slots, String dataVersion) implements PlanEvent {}

    /**
     * How far the search is.
     *
     * @param done stages that are done, of {@code total}
     * @param value more than today's a week, as far as is known
     * @param bound no plan is worth more than today's by more than this
     */
    record Advanced(
            int done,
            int total,
            String stage,
            @Nullable Double value,
            @Nullable Double bound,
            @Nullable Double gap) implements PlanEvent {}

    /**
     * A move of the plan, held against the rules and valued.
     *
     * @param revision of the plan, from 1; a plan of a higher one is worth more and replaces the one before. Moves of
     *     revision {@value #SUGGESTED} are others' suggestions, each valued alone on what stands today
     */
    record MoveFound(int revision, PlannedMove move) implements PlanEvent {
        /** The revision of moves that are suggested beside any plan. */
        public static final int SUGGESTED = 0;
    }

    /**
     * A sentence of whoever is asked for suggestions, verified.
     *
     * @param part from 1; words of a higher one replace those of the one before
     * @param about {@code plan}, or what it is about in words
     */
    record Said(int part, String about, String text, String source) implements PlanEvent {}

    /** A suggestion that was not taken. */
    record RejectedOne(PlanAnswer.Rejected rejected) implements PlanEvent {}

    /** Suggestions were wanted and did not come. */
    record Notice(String fallbackReason) implements PlanEvent {}
}
