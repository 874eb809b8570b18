package io.slotwise.server.boot;

import io.slotwise.server.api.guard.HttpLimits;

/** Everything that can be configured, one record per room. */
public record Settings(HttpLimits http) {
    public static Settings defaults() {
        return new Settings(HttpLimits.defaults());
    }
}
