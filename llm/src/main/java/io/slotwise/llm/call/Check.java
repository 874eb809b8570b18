package io.slotwise.llm.call;

import java.util.List;

/**
 * What the caller demands of an answer beyond its shape: ids that exist, slots on the grid, figures that match. Asked
 * for every answer, those from the cache included, and possibly twice: it must be quick and have no effects.
 */
@FunctionalInterface
public interface Check {
    /** Demands nothing. */
    Check NONE = text -> List.of();

    /** What is wrong, one sentence each, in words that help Claude to mend it; empty when the answer is right. */
    List<String> faults(String text);
}
