package io.slotwise.llm.cache;

import java.util.Collection;
import java.util.Map;

/**
 * How often what a tag names has changed. A version goes up in the same transaction as the change, so that nobody who
 * has read the new data can still find an answer built from the old.
 */
@FunctionalInterface
public interface TagVersions {
    /** The versions now; a tag that never changed has version 0. Asked on every hit: must come from memory. */
    Map<String, Long> current(Collection<String> tags);
}
