package io.slotwise.server.jobs;

import java.util.function.BooleanSupplier;

/** What one kind of job does for each of its items. May be asked again for an item whose result was never kept. */
@FunctionalInterface
public interface Work {
    /**
     * Carries an item out.
     *
     * @param question of the whole job, as JSON
     * @param stop asked now and then; once true, the result is thrown away
     * @throws IllegalArgumentException if the item cannot be carried out; its message is for the caller
     */
    Done carryOut(String question, String subject, BooleanSupplier stop);

    /** A result as JSON. */
    sealed interface Done {
        String json();

        /** It went well. */
        record Ok(String json) implements Done {}

        /** It cannot be done, and why. */
        record Failed(String json) implements Done {}
    }
}
