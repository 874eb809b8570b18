package io.slotwise.llm.call;

/**
 * Words that came back whole, passed the shape and the check, and may be shown.
 *
 * @param text plain text, or JSON of the asked shape
 * @param level where it was found
 * @param repaired whether the first try failed the check and the second passed
 * @param simulated whether a simulated far side wrote it; the user must be told
 */
public record Answer(String text, Level level, boolean repaired, boolean simulated) {
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
