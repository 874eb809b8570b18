package io.slotwise.server.store.imports;

import java.time.Instant;

/**
 * One import: what came in together, and can be taken out together.
 *
 * @param label what the operator calls it, usually the file's name
 * @param demo whether it is demo data
 * @param optionsJson how the input is to be read, as JSON; not looked into here
 * @param reportJson what became of every row, as JSON; not looked into here
 * @param added facts that were new
 * @param known facts that were there already
 */
public record ImportRecord(
        long id,
        State state,
        String label,
        boolean demo,
        String optionsJson,
        String reportJson,
        long added,
        long known,
        Instant createdAt,
        Instant changedAt,
        String actor) {
    /** Where an import is on its way. */
    public enum State {
        /** Looked through and reported on; nothing of it counts. */
        CHECKED,
        /** Being written; nothing of it counts yet. */
        APPLYING,
        /** All of it counts. */
        APPLIED,
        /** It broke off; nothing of it counts, and it may be applied again. */
        FAILED,
        /** Taken out; nothing of it counts any more. */
        REMOVED
    }
}
