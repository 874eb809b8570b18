package io.slotwise.server.store.fleet;

import java.time.Instant;

/** One line of the list of planograms. */
public record PlanogramSummary(
        String key,
        String deviceId,
        String deviceName,
        int cabinetIndex,
        long version,
        String etag,
        Instant savedAt,
        String savedBy) {}
