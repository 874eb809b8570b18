package io.slotwise.server.store.fleet;

import java.util.Set;

/** What a caller believes about a planogram before saving it; a wrong belief saves nothing. */
public sealed interface Expectation {
    /** That it is at one of these entity tags (without quotes). */
    record At(Set<String> etags) implements Expectation {
        public At {
            etags = Set.copyOf(etags);
        }
    }

    /** That it exists, in whatever version. */
    record Existing() implements Expectation {}

    /** That it does not exist yet. */
    record Absent() implements Expectation {}
}
