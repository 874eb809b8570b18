package io.slotwise.intake.report;

/** What became of a row that was not simply accepted as it stood. */
public enum Outcome {
    /** Taken in after a change that the note names. */
    REPAIRED,
    /** Left out. */
    REJECTED,
    /** Says again what another row said; nothing was added. */
    DUPLICATE
}
