package io.slotwise.server.store.fleet;

/** What became of an attempt to save a planogram. */
public sealed interface SaveOutcome {
    /** Saved as a new version; or it was the same already, and stays the version that it was. */
    record Saved(StoredPlanogram planogram) implements SaveOutcome {}

    /** Someone saved another version meanwhile, or it exists though it should not; nothing was saved. */
    record Stale(String currentEtag) implements SaveOutcome {}

    /** It should exist and does not; nothing was saved. */
    record Missing() implements SaveOutcome {}

    /** Its machine is not known; nothing was saved. */
    record UnknownDevice(String deviceId) implements SaveOutcome {}

    /** The key belongs to another cabinet, or the cabinet has another key; nothing was saved. */
    record OtherCabinet(String key) implements SaveOutcome {}
}
