package io.slotwise.engine.rules;

/** How much a violation weighs. Only {@link #FORBIDDEN} makes a planogram fail. */
public enum Severity {
    /** Must not be done. */
    FORBIDDEN,
    /** Cannot be decided from what is known, as with a missing measure: allowed, but someone has to look. */
    CHECK,
    /** Works, and yet is probably not meant. */
    WARNING
}
