package io.slotwise.server.store.fleet;

import io.slotwise.engine.model.Planogram;

/**
 * A planogram to be saved.
 *
 * @param actor who saves it, for the history
 * @param reason why, in the editor's words; {@code ""} for none
 */
public record SaveRequest(
        String key, String deviceId, Planogram planogram, Expectation expectation, String actor, String reason) {}
