package io.slotwise.server.advice.optimise;

import io.slotwise.server.advice.optimise.Suggestions.Suggested;

/** What was suggested for a cabinet before and may be worth another look; costs nothing and waits for nobody. */
@FunctionalInterface
public interface StandingSuggestions {
    StandingSuggestions NONE = (deviceId, cabinetIndex) -> Suggested.NOTHING;

    /** For the cabinet of a machine; nothing where there is none. */
    Suggested of(String deviceId, int cabinetIndex);
}
