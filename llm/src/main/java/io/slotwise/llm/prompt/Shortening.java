package io.slotwise.llm.prompt;

import java.util.Locale;

/** How a section of a prompt gets shorter. Always by whole rows, days or forms, never in the middle of one. */
public enum Shortening {
    /** It does not. */
    NEVER,
    /** Fewer rows, the last ones go first. */
    TOP_ROWS,
    /** Fewer days, the oldest go first. */
    FEWER_DAYS,
    /** The next coarser form, such as totals by category instead of products. */
    AGGREGATE;

    /** The rule's name in a template's front matter. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
