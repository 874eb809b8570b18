package io.slotwise.server.store.fleet;

import io.slotwise.engine.model.Planogram;
import java.time.Instant;

/**
 * A planogram as it is kept.
 *
 * @param key names it in addresses; stable for the life of its cabinet
 * @param version from 1, one more with each save
 * @param etag a strong entity tag without quotes; differs between any two versions
 */
public record StoredPlanogram(
        String key, String deviceId, long version, String etag, Instant savedAt, String savedBy, Planogram planogram) {}
