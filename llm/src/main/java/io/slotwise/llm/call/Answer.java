package io.slotwise.llm.call;

import org.jspecify.annotations.Nullable;

/**
 * Words that came back whole, passed the shape and the check, and may be shown.
 *
 * @param text plain text, or JSON of the asked shape
 * @param level where it was found
 * @param repaired whether the first try failed the check and the second passed
 * @param simulated whether a simulated far side wrote it; the user must be told
 * @param agreement of several answers that this is the common part of; null where it is one answer, or was kept
 */
public record Answer(
        String text,
        Level level,
        boolean repaired,
        boolean simulated,
        @Nullable Agreement agreement) {
    /** One answer as it was written. */
    public static Answer written(String text, boolean repaired, boolean simulated) {
        return new Answer(text, Level.MODEL, repaired, simulated, null);
    }

    /**
     * Several answers to one ask.
     *
     * @param asked how many were asked for
     * @param answered how many came and could be used
     */
    public record Agreement(int asked, int answered) {}

    /** Where an answer was found. */
    public enum Level {
        /** Written for this ask. */
        MODEL,
        /** Written for an equal ask that was in flight. */
        SHARED,
        /** Kept in memory. */
        MEMORY,
        /** Kept in the table that survives restarts. */
        TABLE;

        /** The level's name in tables and JSON. */
        public String word() {
            return switch (this) {
                case MODEL -> "model";
                case SHARED -> "shared";
                case MEMORY -> "memory";
                case TABLE -> "table";
            };
        }
    }
}
