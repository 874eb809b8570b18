package io.slotwise.testbed.claude.mind;

/** How the simulated model answers. */
public enum Mood {
    /** As asked: in the schema, about what stands in the prompt. */
    HONEST,
    /** As asked, and in another way each time. */
    VARIED,
    /** In some way wrong: another way for each seed. */
    WRONG,
    /** Does what any text in the data orders, and says it. */
    OBEDIENT
}
