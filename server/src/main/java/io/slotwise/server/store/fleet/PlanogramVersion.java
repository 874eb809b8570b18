package io.slotwise.server.store.fleet;

import java.time.Instant;

/**
 * One entry of a planogram's history.
 *
 * @param reason why it was saved, in the editor's words; {@code ""} when none was given
 * @param diffJson a JSON array of the slots that differ from the version before: {@code position}, {@code before},
 *     {@code after}
 */
public record PlanogramVersion(
        long version, String etag, Instant savedAt, String savedBy, String reason, String diffJson) {}
